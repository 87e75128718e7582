import "server-only";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { LinkToken } from "@/lib/accounts/schema";
import { config } from "@/lib/config/config";
import { cookieName, cookieOptions, expiredCookie, readCookie, serializeCookie } from "./session-cookie";

/** Why someone went to a provider, kept encrypted in a cookie until they are back. It goes with one provider. */
const Intent = z.object({
  provider: z.string(),
  invitation: LinkToken.optional(),
  /** The session that asked to add the provider to its account. */
  connectSessionId: z.uuid().optional(),
});
export type Intent = z.infer<typeof Intent>;

/** As long as the provider's own state lives. */
const MAX_AGE_SECONDS = 15 * 60;
const intentCookieName = () => cookieName("intent");

export async function intentCookie(intent: Intent): Promise<string> {
  const value = await encode({ token: intent, secret: config().AUTH_SECRET, salt: intentCookieName(), maxAge: MAX_AGE_SECONDS });
  return serializeCookie({ name: intentCookieName(), value, options: { ...cookieOptions(), maxAge: MAX_AGE_SECONDS } });
}

export const expiredIntentCookie = (): string => expiredCookie(intentCookieName());

export async function readIntent(request: Request, provider: string): Promise<Intent | null> {
  const token = readCookie(request.headers.get("cookie"), intentCookieName());
  if (!token) return null;
  const payload = await decode({ token, secret: config().AUTH_SECRET, salt: intentCookieName() }).catch(() => "unreadable" as const);
  const intent = Intent.safeParse(payload);
  return intent.success && intent.data.provider === provider ? intent.data : null;
}
