import "server-only";
import { decode, encode } from "next-auth/jwt";
import { SESSION_MAX_AGE_SECONDS, SessionClaims } from "@/lib/accounts/sessions/session-claims";
import { now } from "@/lib/clock";
import { config } from "@/lib/config/config";
import { singleton } from "@/lib/singleton";
import { sessionCookieName } from "./session-cookie";

/** The token in next-auth's own format (an encrypted JWT), so that its endpoints and ours read the same cookie. */
export const encodeSessionToken = (claims: SessionClaims): Promise<string> =>
  encode({ token: claims, secret: config().AUTH_SECRET, salt: sessionCookieName(), maxAge: SESSION_MAX_AGE_SECONDS });

/** Tokens read a moment ago: a page and its stream ask with the same one again and again, and opening it takes as long as a query. */
const MOST_KEPT = 1_000;
const KEPT_FOR_MS = 60_000;
type Kept = { readonly claims: SessionClaims; readonly untilMs: number };
const kept = () => singleton<Map<string, Kept>>("session-claims", () => new Map());

/**
 * What a token says, or null for anything that this installation did not make or that has run out. It says which session is
 * meant and no more: whether that one is good still is asked of the database every time.
 */
export async function decodeSessionToken(token: string): Promise<SessionClaims | null> {
  const known = kept().get(token);
  if (known && known.untilMs > now().getTime()) return known.claims;
  const claims = await openToken(token);
  if (kept().size >= MOST_KEPT) kept().clear();
  if (claims) kept().set(token, { claims, untilMs: now().getTime() + KEPT_FOR_MS });
  return claims;
}

async function openToken(token: string): Promise<SessionClaims | null> {
  const payload = await decode({ token, secret: config().AUTH_SECRET, salt: sessionCookieName() }).catch(() => "unreadable" as const);
  const claims = SessionClaims.safeParse(payload);
  return claims.success ? claims.data : null;
}
