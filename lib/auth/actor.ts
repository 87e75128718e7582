import "server-only";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { touchSession } from "@/lib/accounts/sessions/commands";
import { findLiveSession } from "@/lib/accounts/sessions/queries";
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
export const findActor = (request: Request): Promise<Actor | null> =>
  actorFromToken(readCookie(request.headers.get("cookie"), sessionCookieName()));

/** Whether the session of a request is good still: a stream outlives the moment in which it was let begin. */
export const isSignedIn = async (request: Request): Promise<boolean> => (await findActor(request)) !== null;

/** The person behind the value of a session cookie. */
export async function actorFromToken(token: string | null): Promise<Actor | null> {
  if (!token) return null;
  const claims = await decodeSessionToken(token);
  const session = claims && (await findLiveSession(claims));
  if (!session) return null;
  if (Date.now() - session.lastSeenAt.getTime() > TOUCH_AFTER_MS) await touchSession(claims);
  const ownerId = trustedOwnerId(claims.ownerId);
  return {
    ownerId,
    scope: ownScope(ownerId),
    role: session.role === "admin" ? "admin" : "member",
    sessionId: claims.sessionId,
    email: session.email,
  };
}
