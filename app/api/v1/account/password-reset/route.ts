import { requestResetContract } from "@/lib/accounts/contract";
import { isMailSetUp } from "@/lib/accounts/mail/send-mail";
import { requestReset } from "@/lib/accounts/reset";
import { throttleDoor } from "@/lib/accounts/throttle";
import { requireOrigin } from "@/lib/api/require-origin";
import { publicRoute } from "@/lib/api/route";
import { fail, ok } from "@/lib/result";

export const POST = publicRoute(requestResetContract, { limit: "write" }, async ({ body, request, clientAddress }) => {
  const refusal = await throttleDoor("reset", clientAddress);
  if (refusal) return fail(refusal);
  if (!isMailSetUp()) return fail({ code: "unusable", detail: "No mail is sent from here. Ask whoever runs this place for a reset link." });
  requestReset(body.email, requireOrigin(request));
  return ok({ status: "accepted" as const });
});
