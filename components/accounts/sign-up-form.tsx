"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { signUpContract } from "@/lib/accounts/contract";
import { call } from "@/lib/client/call";
import { EmailField } from "./email-field";
import { AccountForm } from "./form";
import { openPage } from "./open-page";
import { PasswordField } from "./password-field";
import { fieldText, useSubmit } from "./use-submit";

export function SignUpForm({ callbackPath, invitation, email }: { callbackPath: string; invitation?: string; email?: string }) {
  const [mailedTo, setMailedTo] = useState<string | null>(null);
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) =>
      call<typeof signUpContract>(
        { method: "POST", path: "/api/v1/account/sign-up" },
        {
          body: {
            email: fieldText(form, "email").trim(),
            password: fieldText(form, "password"),
            ...(invitation ? { invitation } : {}),
          },
        },
      ),
    onDone: ({ status }, form) => {
      if (status === "signed_in") openPage(callbackPath);
      else setMailedTo(fieldText(new FormData(form), "email"));
    },
  });
  if (mailedTo !== null) {
    return (
      <Notice tone="good" title="Look into your mail">
        We wrote to {mailedTo}. Open the link in that mail to go on; it works for a day.
      </Notice>
    );
  }
  return (
    <AccountForm label="Sign up" submitLabel="Make the account" busyLabel="Making it…" isBusy={isBusy} failure={failure} onSubmit={onSubmit}>
      <EmailField error={failure?.fields["email"]} {...(email ? { defaultValue: email, isFixed: true } : {})} />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint="8 characters or more. A few words in a row are easy to keep in mind."
        error={failure?.fields["password"]}
      />
    </AccountForm>
  );
}
