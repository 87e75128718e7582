import "server-only";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { admitSession, touchSession } from "@/lib/accounts/sessions/commands";
import { findLiveSession, type LiveSession } from "@/lib/accounts/sessions/queries";
import type { SessionClaims } from "@/lib/accounts/sessions/session-claims";
import { now } from "@/lib/clock";
import type { Bucket, TokenAnswer } from "@/lib/usage/commands";
import { readCookie, sessionCookieName } from "./session-cookie";
import { decodeSessionToken } from "./session-token";

/** Who is asking, proved on this very request. */
export type Actor = {
  readonly ownerId: OwnerId;
  readonly scope: Scope;
  readonly role: "admin" | "member";
  readonly sessionId: string;
  readonly email: string;
};

/** Writing "last seen" on every request would be a write on every request. */
const TOUCH_AFTER_MS = 60 * 60 * 1000;

/** The person behind a request, or null. A database that is away throws: nobody is let in on a guess. */
export const findActor = (request: Request): Promise<Actor | null> => actorFromToken(tokenOf(request));

/**
 * The person behind a request, and what their bucket of calls says to one more.
 * @param meanwhile called while the database is asked about a session that we did once begin. It may have been ended
 *   since: nothing of anybody may be read or written there
 */
export async function admitActor(request: Request, limit: Omit<Bucket, "caller">, meanwhile?: () => void): Promise<{ actor: Actor; answer: TokenAnswer } | null> {
  const claims = await claimsOf(tokenOf(request));
  if (!claims) return null;
  const admitting = admitSession(claims, limit);
  meanwhile?.();
  const admitted = await admitting;
  return admitted && { actor: await toActor(claims, admitted.session), answer: admitted.token };
}

/** Whether the session of a request is good still: a stream outlives the moment in which it was let begin. */
export const isSignedIn = async (request: Request): Promise<boolean> => (await findActor(request)) !== null;

/** The person behind the value of a session cookie. */
export async function actorFromToken(token: string | null): Promise<Actor | null> {
  const claims = await claimsOf(token);
  const session = claims && (await findLiveSession(claims));
  return session && toActor(claims, session);
}

const tokenOf = (request: Request): string | null => readCookie(request.headers.get("cookie"), sessionCookieName());
const claimsOf = async (token: string | null): Promise<SessionClaims | null> => (token ? decodeSessionToken(token) : null);

async function toActor(claims: SessionClaims, session: LiveSession): Promise<Actor> {
  if (now().getTime() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS) await touchSession(claims);
  const ownerId = trustedOwnerId(claims.ownerId);
  return {
    ownerId,
    scope: ownScope(ownerId),
    role: session.role === "admin" ? "admin" : "member",
    sessionId: claims.sessionId,
    email: session.email,
  };
}
