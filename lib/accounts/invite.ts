import "server-only";
import type { Problem } from "@/lib/api/problems";
import { makeLink } from "@/lib/accounts/links/commands";
import { config } from "@/lib/config/config";
import { log } from "@/lib/observability/log";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { invitationLetter } from "./mail/letters";
import { isMailSetUp, sendMail } from "./mail/send-mail";
import { findCredentials } from "./queries";
import type { MadeLink } from "./schema";

/**
 * Makes an invitation. It goes out by mail where an address is given and mail is set up; the admin then never sees
 * the link, so that using it proves the address. A mail that could not be sent falls back to a link to hand over.
 */
export async function invite(input: { invitedBy: { ownerId: string; email: string }; email: string | null; origin: string }): Promise<Result<MadeLink, Problem & { code: "conflict" }>> {
  const { invitedBy, email, origin } = input;
  if (config().SIGNUP === "closed") return fail({ code: "conflict", detail: "Sign-up is closed (SIGNUP=closed), so an invitation would lead nowhere." });
  const existing = email ? await findCredentials({ email }) : null;
  if (existing && existing.status !== "pending") return fail({ code: "conflict", detail: "This address has an account already." });
  if (email && isMailSetUp()) {
    const { token, expiresAt } = await makeLink({ ownerId: invitedBy.ownerId, purpose: "mailed-invitation", email });
    const isSent = await sendMail(email, invitationLetter(`${origin}/invite/${token}`, invitedBy.email)).then(
      () => true,
      (error: unknown) => {
        log().error({ error }, "an invitation was not sent");
        return false;
      },
    );
    if (isSent) return ok({ url: null, mailed_to: email, expires_at: expiresAt.toISOString() });
  }
  const { token, expiresAt } = await makeLink({ ownerId: invitedBy.ownerId, purpose: "invitation", email });
  return ok({ url: `${origin}/invite/${token}`, mailed_to: null, expires_at: expiresAt.toISOString() });
}
