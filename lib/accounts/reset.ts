import "server-only";
import { makeLink, RESETS } from "@/lib/accounts/links/commands";
import { findLink } from "@/lib/accounts/links/queries";
import type { Result } from "@/lib/result";
import { fail } from "@/lib/result";
import { resetPassword } from "./commands";
import { resetLetter } from "./mail/letters";
import { mailInBackground } from "./mail/send-mail";
import { hashPassword } from "./password-hash";
import { findCredentials } from "./queries";

/** Mails a reset link if there is an account. The caller answers before any of this has run, so it learns nothing. */
export function requestReset(email: string, origin: string): void {
  mailInBackground(async () => {
    const account = await findCredentials({ email });
    if (!account || account.status === "suspended") return null;
    const { token } = await makeLink({ ownerId: account.ownerId, purpose: "mailed-reset", email: account.email });
    return { to: account.email, letter: resetLetter(`${origin}/reset-password/${token}`) };
  });
}

/** The link is looked at before the password is hashed, so that guessing links costs us nothing. */
export async function completeReset(token: string, password: string): Promise<Result<{ ownerId: string }, "link_unusable">> {
  if (!(await findLink(token, RESETS))) return fail("link_unusable");
  return resetPassword(token, await hashPassword(password));
}
