import { signUpContract } from "@/lib/accounts/contract";
import { signUp } from "@/lib/accounts/sign-up";
import { throttleDoor } from "@/lib/accounts/throttle";
import { requireOrigin } from "@/lib/api/require-origin";
import { publicRoute } from "@/lib/api/route";
import { issueSession, jsonWithCookies } from "@/lib/auth/sign-in";
import { fail, ok } from "@/lib/result";

export const POST = publicRoute(signUpContract, { limit: "write" }, async ({ body, request, clientAddress }) => {
  const refusal = await throttleDoor("sign-up", clientAddress);
  if (refusal) return fail(refusal);
  const signedUp = await signUp({ email: body.email, password: body.password, invitation: body.invitation ?? null, origin: requireOrigin(request) });
  if (!signedUp.ok) return signedUp;
  if (signedUp.value.status === "check_mail") return ok({ status: "check_mail" as const });
  return jsonWithCookies({ status: "signed_in" }, 201, [await issueSession(signedUp.value.ownerId, request)]);
});
