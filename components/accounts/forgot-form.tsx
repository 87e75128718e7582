"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import type { requestResetContract } from "@/lib/accounts/contract";
import { call } from "@/lib/client/call";
import { EmailField } from "./email-field";
import { AccountForm } from "./form";
import { fieldText, useSubmit } from "./use-submit";

export function ForgotForm() {
  const [isAsked, setAsked] = useState(false);
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) =>
      call<typeof requestResetContract>({ method: "POST", path: "/api/v1/account/password-reset" }, { body: { email: fieldText(form, "email").trim() } }),
    onDone: () => setAsked(true),
  });
  if (isAsked) {
    return (
      <Notice tone="good" title="Look into your mail">
        If this address has an account, a link is on its way. It works for an hour, once.
      </Notice>
    );
  }
  return (
    <AccountForm label="Ask for a link" submitLabel="Send me a link" busyLabel="Sending…" isBusy={isBusy} failure={failure} onSubmit={onSubmit}>
      <EmailField error={failure?.fields["email"]} />
    </AccountForm>
  );
}
