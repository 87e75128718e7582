import "server-only";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { config } from "@/lib/config/config";
import { sessionCookieName } from "./session-cookie";

/** All that the cookie says: which row to look up. Role, address and status are read from the row, never from here. */
export const SessionClaims = z.object({ ownerId: z.uuid(), sessionId: z.uuid() });
export type SessionClaims = z.infer<typeof SessionClaims>;

/** A session ends this long after sign-in, used or not. */
export const SESSION_MAX_AGE_SECONDS = 90 * 24 * 60 * 60;
/** And this long after it was last used. */
export const SESSION_IDLE_SECONDS = 30 * 24 * 60 * 60;

/** The token in next-auth's own format (an encrypted JWT), so that its endpoints and ours read the same cookie. */
export const encodeSessionToken = (claims: SessionClaims): Promise<string> =>
  encode({ token: claims, secret: config().AUTH_SECRET, salt: sessionCookieName(), maxAge: SESSION_MAX_AGE_SECONDS });

/** What a token says, or null for anything that this installation did not make or that has run out. */
export async function decodeSessionToken(token: string): Promise<SessionClaims | null> {
  const payload = await decode({ token, secret: config().AUTH_SECRET, salt: sessionCookieName() }).catch(() => "unreadable" as const);
  const claims = SessionClaims.safeParse(payload);
  return claims.success ? claims.data : null;
}
