import "server-only";
import { Auth, raw, skipCSRFCheck } from "@auth/core";
import type { ProviderId } from "@/lib/accounts/schema";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { safeCallbackPath } from "./callback-path";
import { AUTH_BASE_PATH, authConfig } from "./next-auth";
import { serializeCookie } from "./session-cookie";

/**
 * Makes the address at the provider to send a person to, and the cookies (state, nonce, PKCE verifier) that bind
 * what comes back to this browser. The caller has made sure the request came from our own page, which is what
 * next-auth's token against forged requests would be for.
 */
export async function startOpenId(input: {
  provider: ProviderId;
  callbackPath: string;
  origin: string;
  request: Request;
}): Promise<Result<{ redirectTo: string; cookies: string[] }, "provider_away">> {
  const { provider, callbackPath, origin, request } = input;
  const signIn = new Request(`${origin}${AUTH_BASE_PATH}/signin/${provider}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ callbackUrl: safeCallbackPath(callbackPath) }),
  });
  // next-auth answers a provider that cannot be reached with a redirect to the error page instead of its own shape.
  const answer = await Auth(signIn, { ...authConfig(request), raw, skipCSRFCheck });
  if (answer instanceof Response || !answer.redirect) return fail("provider_away");
  const cookies = (answer.cookies ?? []).map(({ name, value, options }) => serializeCookie({ name, value, options }));
  return ok({ redirectTo: answer.redirect, cookies });
}
