"use client";

import { AccountForm } from "@/components/accounts/form";
import { PasswordField } from "@/components/accounts/password-field";
import { fieldText, useSubmit } from "@/components/accounts/use-submit";
import { notify } from "@/components/ui/notify";
import type { changePasswordContract } from "@/lib/accounts/contract";
import { call } from "@/lib/client/call";

export function PasswordForm({ email, onChanged }: { email: string; onChanged: () => void }) {
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) =>
      call<typeof changePasswordContract>(
        { method: "POST", path: "/api/v1/account/password" },
        { body: { current_password: fieldText(form, "current_password"), new_password: fieldText(form, "new_password") } },
      ),
    onDone: (_nothing, form) => {
      form.reset();
      notify({ message: "Password changed. Every other browser was signed out." });
      onChanged();
    },
  });
  return (
    <div className="max-w-sm">
      <AccountForm label="Change password" submitLabel="Change password" busyLabel="Changing…" isBusy={isBusy} failure={failure} onSubmit={onSubmit}>
        {/* Tells a password manager whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <PasswordField label="Password now" name="current_password" autoComplete="current-password" error={failure?.fields["current_password"]} />
        <PasswordField label="New password" name="new_password" autoComplete="new-password" hint="8 characters or more." error={failure?.fields["new_password"]} />
      </AccountForm>
    </div>
  );
}
