"use client";

import type { verifyAddressContract } from "@/lib/accounts/contract";
import { call } from "@/lib/client/call";
import { AccountForm } from "./form";
import { openPage } from "./open-page";
import { PasswordField } from "./password-field";
import { fieldText, useSubmit } from "./use-submit";

export function VerifyForm({ token }: { token: string }) {
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) =>
      call<typeof verifyAddressContract>(
        { method: "POST", path: "/api/v1/account/verification/complete" },
        { body: { token, password: fieldText(form, "password") } },
      ),
    onDone: () => openPage("/"),
    wrongCredentials: "This is not the password of the account. If you never chose one, someone else used your address: sign up again and choose your own, or ask an admin for a reset link.",
  });
  return (
    <AccountForm label="Confirm your address" submitLabel="Confirm" busyLabel="Confirming…" isBusy={isBusy} failure={failure} onSubmit={onSubmit}>
      <PasswordField label="Password" name="password" autoComplete="current-password" error={failure?.fields["password"]} />
    </AccountForm>
  );
}
