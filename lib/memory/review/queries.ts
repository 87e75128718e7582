import "server-only";
import { type Database, db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import type { Candidate } from "@/lib/memory/extraction/candidate";
import { contentHash } from "@/lib/memory/rows";
import { claimHash, toProposalRecord } from "./rows";
import type { ProposalRecord } from "./schema";

const MOST_LISTED = 200;

/** What waits for the person's word, oldest first, at most `limit` and never more than 200, and how much of it there is. */
export async function listProposals(scope: Scope, limit = MOST_LISTED): Promise<{ total: number; proposals: ProposalRecord[] }> {
  const where = { ownerId: scope.ownerId, userId: scope.userId, refusedAt: null };
  const [total, rows] = await Promise.all([
    db().memoryProposal.count({ where }),
    db().memoryProposal.findMany({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }], take: Math.min(limit, MOST_LISTED), include: { message: { select: { conversationId: true, createdAt: true } } } }),
  ]);
  return { total, proposals: rows.flatMap((row) => toProposalRecord(scope.ownerId, row) ?? []) };
}

/** Whether what is learned waits for the person's word. */
export async function isReviewOn({ ownerId }: Scope): Promise<boolean> {
  const account = await db().account.findUnique({ where: { ownerId }, select: { memoryReview: true } });
  return account?.memoryReview ?? false;
}

/** Which of these candidates the person refused before, in the same words or as the same claim. */
export async function findRefused(scope: Scope, candidates: readonly Candidate[], database: Database): Promise<ReadonlySet<Candidate>> {
  if (candidates.length === 0) return new Set();
  const hashed = candidates.map((candidate) => ({ candidate, hashes: [contentHash(scope, candidate.content), claimHash(scope, candidate)].flatMap((hash) => (hash === null ? [] : [hash])) }));
  const all = hashed.flatMap(({ hashes }) => hashes);
  const rows = await database.memoryProposal.findMany({
    where: { ownerId: scope.ownerId, userId: scope.userId, refusedAt: { not: null }, OR: [{ contentHash: { in: all } }, { claimHash: { in: all } }] },
    select: { contentHash: true, claimHash: true },
  });
  const refused = new Set(rows.flatMap(({ contentHash: content, claimHash: claim }) => [content, claim]).flatMap((hash) => (hash === null ? [] : [asHex(hash)])));
  return new Set(hashed.filter(({ hashes }) => hashes.some((hash) => refused.has(asHex(hash)))).map(({ candidate }) => candidate));
}

const asHex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
