import "server-only";
import { now } from "@/lib/clock";
import type { Database } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { LinkPurpose } from "./link-token";
import { hashLinkToken } from "./link-token";

export type FoundLink = { readonly ownerId: string; readonly purpose: LinkPurpose; readonly email: string | null };

/** A one-time link that could still be used for one of these purposes. Looking does not use it up. */
export async function findLink(token: string, purposes: readonly LinkPurpose[], on: Database = db()): Promise<FoundLink | null> {
  const row = await on.oneTimeLink.findFirst({
    where: { tokenHash: hashLinkToken(token), purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: now() } },
    select: { ownerId: true, purpose: true, email: true },
  });
  const purpose = purposes.find((candidate) => candidate === row?.purpose);
  return row && purpose ? { ownerId: row.ownerId, purpose, email: row.email } : null;
}
