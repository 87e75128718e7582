"use client";

import type { resetPasswordContract } from "@/lib/accounts/contract";
import { call } from "@/lib/client/call";
import { AccountForm } from "./form";
import { openPage } from "./open-page";
import { PasswordField } from "./password-field";
import { fieldText, useSubmit } from "./use-submit";

export function ResetForm({ token }: { token: string }) {
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) =>
      call<typeof resetPasswordContract>(
        { method: "POST", path: "/api/v1/account/password-reset/complete" },
        { body: { token, password: fieldText(form, "password") } },
      ),
    onDone: () => openPage("/"),
  });
  return (
    <AccountForm label="Choose a new password" submitLabel="Use this password" busyLabel="Saving…" isBusy={isBusy} failure={failure} onSubmit={onSubmit}>
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint="8 characters or more. A few words in a row are easy to keep in mind."
        error={failure?.fields["password"]}
      />
    </AccountForm>
  );
}
