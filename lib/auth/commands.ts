import "server-only";
import { now } from "@/lib/clock";
import type { Database } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { OwnerId } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import type { LinkPurpose } from "./link-token";
import { hashLinkToken, LINK_LIFETIME_MS, newLinkToken } from "./link-token";
import type { FoundLink } from "./queries";
import { findLink } from "./queries";
import type { SessionClaims } from "./session-token";
import { SESSION_MAX_AGE_SECONDS } from "./session-token";

/** More browsers than a person has; a script that signs in for ever fills no table. */
const MAX_SESSIONS = 50;
const MAX_USER_AGENT_LENGTH = 200;

/**
 * Begins a session for someone whose credential was just checked: always a new row with a new id, so nothing a
 * browser held before sign-in is worth anything after. The oldest ones over the limit end.
 */
export async function startSession(ownerId: OwnerId, userAgent: string | null): Promise<SessionClaims> {
  const id = newId();
  const startedAt = now();
  await db().session.create({
    data: {
      ownerId,
      id,
      userAgent: userAgent?.replace(/[^\x20-\x7e]/g, "").slice(0, MAX_USER_AGENT_LENGTH) || null,
      createdAt: startedAt,
      lastSeenAt: startedAt,
      expiresAt: new Date(startedAt.getTime() + SESSION_MAX_AGE_SECONDS * 1000),
    },
  });
  await db().$executeRaw`
    DELETE FROM sessions WHERE owner_id = ${ownerId}::uuid AND id IN (
      SELECT id FROM sessions WHERE owner_id = ${ownerId}::uuid ORDER BY last_seen_at DESC, id DESC OFFSET ${MAX_SESSIONS})`;
  return { ownerId, sessionId: id };
}

export async function touchSession({ ownerId, sessionId }: SessionClaims): Promise<void> {
  await db().session.updateMany({ where: { ownerId, id: sessionId }, data: { lastSeenAt: now() } });
}

/** @returns whether there was such a session of this account */
export async function endSession(ownerId: string, sessionId: string): Promise<boolean> {
  const { count } = await db().session.deleteMany({ where: { ownerId, id: sessionId } });
  return count > 0;
}

/** Signs out everywhere, at once; or everywhere else. */
export async function endSessions(ownerId: string, options: { exceptSessionId?: string; on?: Database } = {}): Promise<number> {
  const { exceptSessionId, on = db() } = options;
  const { count } = await on.session.deleteMany({
    where: { ownerId, ...(exceptSessionId ? { id: { not: exceptSessionId } } : {}) },
  });
  return count;
}

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
