import "server-only";
import { now } from "@/lib/clock";
import type { Database } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { OwnerId } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { type Bucket, type BucketRow, type TokenAnswer, tokenInsert, toTokenAnswer } from "@/lib/usage/commands";
import { type LiveSession, type LiveSessionRow, liveSessionSelect, toLiveSession } from "./queries";
import type { SessionClaims } from "./session-claims";
import { SESSION_MAX_AGE_SECONDS } from "./session-claims";

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

/**
 * The live session behind a cookie, and a token from its account's bucket, in one statement: both stand before
 * everything that somebody signed in asks for.
 * @returns null where there is no such session; no token is taken then
 */
export async function admitSession(claims: SessionClaims, limit: Omit<Bucket, "caller">): Promise<{ session: LiveSession; token: TokenAnswer } | null> {
  const bucket = { ...limit, caller: claims.ownerId };
  const [row] = await queryRows<LiveSessionRow & BucketRow>(Prisma.sql`
    WITH session AS MATERIALIZED (${liveSessionSelect(claims)}), token AS (${tokenInsert(bucket, Prisma.sql`session`)})
    SELECT session.*, token.* FROM session CROSS JOIN token`);
  return row ? { session: toLiveSession(row), token: toTokenAnswer(bucket, row) } : null;
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
