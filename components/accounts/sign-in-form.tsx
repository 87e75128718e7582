"use client";

import type { signInContract } from "@/lib/accounts/contract";
import { call } from "@/lib/client/call";
import { EmailField } from "./email-field";
import { AccountForm } from "./form";
import { openPage } from "./open-page";
import { PasswordField } from "./password-field";
import { fieldText, useSubmit } from "./use-submit";

export function SignInForm({ callbackPath, isMailSetUp }: { callbackPath: string; isMailSetUp: boolean }) {
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) =>
      call<typeof signInContract>(
        { method: "POST", path: "/api/v1/account/sign-in" },
        { body: { email: fieldText(form, "email").trim(), password: fieldText(form, "password") } },
      ),
    // A whole new page: nothing that was drawn for nobody stays in sight.
    onDone: () => openPage(callbackPath),
    wrongCredentials: `This address and password do not belong together. Check both and try again.${
      isMailSetUp ? " If you signed up just now, open the link we mailed you first." : ""
    }`,
  });
  return (
    <AccountForm label="Sign in" submitLabel="Sign in" busyLabel="Signing in…" isBusy={isBusy} failure={failure} onSubmit={onSubmit}>
      <EmailField error={failure?.fields["email"]} />
      <PasswordField label="Password" name="password" autoComplete="current-password" error={failure?.fields["password"]} />
    </AccountForm>
  );
}
