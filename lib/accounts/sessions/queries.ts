import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { OwnerId } from "@/lib/db/scope";
import type { SessionClaims } from "./session-claims";
import { SESSION_IDLE_SECONDS } from "./session-claims";

export type LiveSession = { readonly role: string; readonly email: string; readonly lastSeenAt: Date };
export type LiveSessionRow = { role: string; email: string; last_seen_at: Date };

/**
 * The row behind a session token, in one statement with its account: null once the person signed out, the session
 * ran out, or the account was suspended or deleted. This is the check that makes all of those act at once.
 */
export async function findLiveSession(claims: SessionClaims): Promise<LiveSession | null> {
  const [row] = await queryRows<LiveSessionRow>(liveSessionSelect(claims));
  return row ? toLiveSession(row) : null;
}

/** The same as part of a greater statement. */
export const liveSessionSelect = ({ ownerId, sessionId }: SessionClaims): Prisma.Sql => Prisma.sql`
  SELECT account.role, account.email, session.last_seen_at
  FROM sessions AS session JOIN accounts AS account ON account.owner_id = session.owner_id
  WHERE session.owner_id = ${ownerId}::uuid AND session.id = ${sessionId}::uuid
    AND session.expires_at > now()
    AND session.last_seen_at > now() - ${SESSION_IDLE_SECONDS}::int * interval '1 second'
    AND account.status = 'active'`;

export const toLiveSession = ({ role, email, last_seen_at }: LiveSessionRow): LiveSession => ({ role, email, lastSeenAt: last_seen_at });

export type SessionEntry = { readonly id: string; readonly userAgent: string | null; readonly createdAt: Date; readonly lastSeenAt: Date };

/** Where an account is signed in, newest first. */
export async function listSessions(ownerId: OwnerId): Promise<SessionEntry[]> {
  const at = now();
  const idleSince = new Date(at.getTime() - SESSION_IDLE_SECONDS * 1000);
  return db().session.findMany({
    where: { ownerId, expiresAt: { gt: at }, lastSeenAt: { gt: idleSince } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  });
}
