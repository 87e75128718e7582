import { resetPasswordContract } from "@/lib/accounts/contract";
import { completeReset } from "@/lib/accounts/reset";
import { throttleDoor } from "@/lib/accounts/throttle";
import { publicRoute } from "@/lib/api/route";
import { issueSession, jsonWithCookies } from "@/lib/auth/sign-in";
import { fail } from "@/lib/result";

export const POST = publicRoute(resetPasswordContract, { limit: "write" }, async ({ body, request, clientAddress }) => {
  const refusal = await throttleDoor("link", clientAddress);
  if (refusal) return fail(refusal);
  const reset = await completeReset(body.token, body.password);
  if (!reset.ok) return fail({ code: "unusable", detail: "This link has been used or has run out. Ask for a new one; your password stays as it was." });
  return jsonWithCookies({ status: "signed_in" }, 200, [await issueSession(reset.value.ownerId, request)]);
});
