import "server-only";
import { db } from "@/lib/db/client";
import { DeadLetterKind, type DeadLetterListing } from "./schema";

const MOST_LISTED = 100;

/** What failed every time, over all owners, newest first: for operators. Payloads stay sealed. */
export async function listDeadLetters(): Promise<{ total: number; deadLetters: DeadLetterListing[] }> {
  const [total, rows] = await Promise.all([
    db().deadLetter.count(),
    db().deadLetter.findMany({
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_LISTED,
      select: { id: true, kind: true, error: true, attempts: true, createdAt: true },
    }),
  ]);
  return {
    total,
    deadLetters: rows.map(({ id, kind, error, attempts, createdAt }) => ({ id, kind: DeadLetterKind.parse(kind), error, attempts, created_at: createdAt.toISOString() })),
  };
}
