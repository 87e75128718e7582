import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Problem } from "@/lib/api/problems";
import { makeLink } from "@/lib/accounts/links/commands";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import type { SignUpRefusal } from "./commands";
import { createAccount } from "./commands";
import { alreadyHereLetter, verificationLetter } from "./mail/letters";
import { isMailSetUp, mailInBackground } from "./mail/send-mail";
import { hashPassword } from "./password-hash";

type Outcome = { readonly status: "signed_in"; readonly ownerId: string } | { readonly status: "check_mail" };
type Refusal = Problem & { readonly code: "forbidden" | "conflict" | "unusable" };

const REFUSALS: Record<SignUpRefusal, Refusal> = {
  signup_closed: { code: "forbidden", detail: "New accounts are made by invitation here. Ask whoever runs this place for one." },
  invitation_unusable: { code: "unusable", detail: "This invitation has been used, has run out, or is for another address. Ask for a new one." },
  email_taken: { code: "conflict", detail: "This address has an account already. Sign in instead.", issues: [{ path: "email", message: "This address has an account already. Sign in instead." }] },
};

/**
 * Who may be a stranger is answered this long after they asked, whatever there was to do: only a new address has rows to
 * be written, and the time they take would tell it from a known one. Three times what either takes.
 */
const ANSWER_AFTER_MS = 400;

/**
 * Signs someone up with a password. Where strangers may sign up and mail is set up, everyone gets the same answer:
 * a new address a link to confirm it, a known one a letter that says so, and nobody at the page can tell which.
 * Without mail there is no other place to say it, so a known address is told apart (docs/decisions).
 */
export async function signUp(input: { email: string; password: string; invitation: string | null; origin: string }): Promise<Result<Outcome, Refusal>> {
  const { email, password, invitation, origin } = input;
  const answerAtMs = performance.now() + ANSWER_AFTER_MS;
  const passwordHash = await hashPassword(password);
  const canAskForProof = isMailSetUp();
  const created = await createAccount({ email, passwordHash, invitation, isEmailProven: false, canAskForProof });
  if (created.ok && created.value.status === "active") return ok({ status: "signed_in", ownerId: created.value.ownerId });
  if (created.ok) {
    mailVerification(created.value.ownerId, email, origin);
    await wait(Math.max(0, answerAtMs - performance.now()));
    return ok({ status: "check_mail" });
  }
  if (created.failure === "email_taken" && canAskForProof && !invitation) {
    mailInBackground(async () => ({ to: email, letter: alreadyHereLetter(`${origin}/login`, `${origin}/forgot-password`) }));
    await wait(Math.max(0, answerAtMs - performance.now()));
    return ok({ status: "check_mail" });
  }
  return fail(REFUSALS[created.failure]);
}

/** Sends the link that confirms an address. */
export function mailVerification(ownerId: string, email: string, origin: string): void {
  mailInBackground(async () => {
    const { token } = await makeLink({ ownerId, purpose: "verification", email });
    return { to: email, letter: verificationLetter(`${origin}/verify/${token}`) };
  });
}
