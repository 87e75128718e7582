import { startOpenIdContract } from "@/lib/accounts/contract";
import { throttleDoor } from "@/lib/accounts/throttle";
import { requireOrigin } from "@/lib/api/require-origin";
import { publicRoute } from "@/lib/api/route";
import { findActor } from "@/lib/auth/actor";
import { safeCallbackPath } from "@/lib/auth/callback-path";
import { expiredIntentCookie, intentCookie } from "@/lib/auth/openid-intent";
import { startOpenId } from "@/lib/auth/openid-start";
import { providerButtons } from "@/lib/auth/providers";
import { jsonWithCookies } from "@/lib/auth/sign-in";
import { fail } from "@/lib/result";

export const POST = publicRoute(startOpenIdContract, { limit: "write" }, async ({ body, request, clientAddress }) => {
  const { provider, invitation, connect } = body;
  const refusal = await throttleDoor("openid", clientAddress);
  if (refusal) return fail(refusal);
  const button = providerButtons().find(({ id }) => id === provider);
  if (!button) return fail({ code: "not_found" });
  const actor = connect ? await findActor(request) : null;
  if (connect && !actor) return fail({ code: "not_signed_in" });

  const started = await startOpenId({ provider, callbackPath: safeCallbackPath(body.callback_url), origin: requireOrigin(request), request });
  if (!started.ok) return fail({ code: "unusable", detail: `${button.name} could not be reached. Try again in a minute, or sign in with a password.` });
  const intent = actor ? { provider, connectSessionId: actor.sessionId } : invitation ? { provider, invitation } : null;
  return jsonWithCookies({ redirect_to: started.value.redirectTo }, 200, [...started.value.cookies, intent ? await intentCookie(intent) : expiredIntentCookie()]);
});
