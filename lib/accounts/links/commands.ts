import "server-only";
import { now } from "@/lib/clock";
import type { Database } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import type { LinkPurpose } from "./link-token";
import { hashLinkToken, LINK_LIFETIME_MS, newLinkToken } from "./link-token";
import type { FoundLink } from "./queries";
import { findLink } from "./queries";

/**
 * Makes a one-time link. Only its hash is stored, so the token in the answer can be had this once. Older links of
 * the same kind (for an invitation: to the same address) stop working.
 */
export async function makeLink(
  link: { ownerId: string; purpose: LinkPurpose; email: string | null },
  on: Database = db(),
): Promise<{ token: string; expiresAt: Date }> {
  const { ownerId, purpose, email } = link;
  const isInvitation = INVITATIONS.includes(purpose);
  const family = isInvitation ? INVITATIONS : purpose === "verification" ? [purpose] : RESETS;
  await on.oneTimeLink.deleteMany({
    where: {
      OR: [
        ...(isInvitation ? (email ? [{ email, purpose: { in: [...family] } }] : []) : [{ ownerId, purpose: { in: [...family] } }]),
        { ownerId, expiresAt: { lt: now() } },
      ],
    },
  });
  const token = newLinkToken();
  const expiresAt = new Date(now().getTime() + LINK_LIFETIME_MS[purpose]);
  await on.oneTimeLink.create({ data: { ownerId, id: newId(), purpose, email, tokenHash: hashLinkToken(token), createdAt: now(), expiresAt } });
  return { token, expiresAt };
}

export const INVITATIONS: readonly LinkPurpose[] = ["invitation", "mailed-invitation"];
export const RESETS: readonly LinkPurpose[] = ["reset", "mailed-reset"];

/** Uses a link up: of two that try at once, one gets it. */
export async function takeLink(token: string, purposes: readonly LinkPurpose[], on: Database = db()): Promise<FoundLink | null> {
  const link = await findLink(token, purposes, on);
  if (!link) return null;
  const { count } = await on.oneTimeLink.updateMany({
    where: { tokenHash: hashLinkToken(token), usedAt: null, expiresAt: { gt: now() } },
    data: { usedAt: now() },
  });
  return count === 1 ? link : null;
}

/** Ends every link that leads into an account: after a reset, a suspension, or another person's proof of the address. */
export async function endLinksInto(ownerId: string, on: Database = db()): Promise<void> {
  await on.oneTimeLink.deleteMany({ where: { ownerId, purpose: { in: [...RESETS, "verification"] } } });
}

/** Ends every invitation that an account made: who is no admin any more lets nobody in, nor themselves in again. */
export async function endInvitationsBy(ownerId: string, on: Database = db()): Promise<void> {
  await on.oneTimeLink.deleteMany({ where: { ownerId, purpose: { in: [...INVITATIONS] } } });
}
