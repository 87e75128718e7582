import { changePassword } from "@/lib/accounts/commands";
import { changePasswordContract } from "@/lib/accounts/contract";
import { hashPassword, isPasswordRight } from "@/lib/accounts/password-hash";
import { findCredentials } from "@/lib/accounts/queries";
import { throttlePasswordChange } from "@/lib/accounts/throttle";
import { route } from "@/lib/api/route";
import { fail, ok } from "@/lib/result";

export const POST = route(changePasswordContract, { limit: "write" }, async ({ actor, body }) => {
  const refusal = await throttlePasswordChange(actor.ownerId);
  if (refusal) return fail(refusal);
  const credentials = await findCredentials({ ownerId: actor.ownerId });
  if (!credentials?.passwordHash) return fail({ code: "unusable", detail: "This account has no password yet. Choose one with a reset link." });
  if (!(await isPasswordRight(body.current_password, credentials.passwordHash))) {
    const message = "This is not your password. It was not changed.";
    return fail({ code: "forbidden", detail: message, issues: [{ path: "current_password", message }] });
  }
  await changePassword(actor.ownerId, await hashPassword(body.new_password), actor.sessionId);
  return ok(null);
});
