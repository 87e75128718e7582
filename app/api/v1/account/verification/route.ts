import { requestVerificationContract } from "@/lib/accounts/contract";
import { isMailSetUp } from "@/lib/accounts/mail/send-mail";
import { mailVerification } from "@/lib/accounts/sign-up";
import { throttleDoor } from "@/lib/accounts/throttle";
import { requireOrigin } from "@/lib/api/require-origin";
import { route } from "@/lib/api/route";
import { fail, ok } from "@/lib/result";

export const POST = route(requestVerificationContract, { limit: "write" }, async ({ actor, request }) => {
  const refusal = await throttleDoor("link", actor.ownerId);
  if (refusal) return fail(refusal);
  if (!isMailSetUp()) return fail({ code: "unusable", detail: "No mail is sent from here. Ask an admin for a confirmation link." });
  mailVerification(actor.ownerId, actor.email, requireOrigin(request));
  return ok({ status: "accepted" as const });
});
