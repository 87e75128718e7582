"use client";

import { useState } from "react";
import { fieldText, useSubmit } from "@/components/accounts/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { makeInvitationContract } from "@/lib/accounts/contract";
import type { MadeLink } from "@/lib/accounts/schema";
import { call } from "@/lib/client/call";
import { MadeLinkView } from "./made-link";

export function InviteForm({ isMailSetUp }: { isMailSetUp: boolean }) {
  const [link, setLink] = useState<MadeLink | null>(null);
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) => {
      const email = fieldText(form, "email").trim();
      return call<typeof makeInvitationContract>({ method: "POST", path: "/api/v1/admin/invitations" }, { body: email ? { email } : {} });
    },
    onDone: (made, form) => {
      form.reset();
      setLink(made);
    },
  });
  return (
    <>
      <form aria-label="Invite" noValidate onSubmit={onSubmit} className="flex flex-wrap items-start gap-3">
        <TextField
          label="Their email"
          name="email"
          type="email"
          autoComplete="off"
          hint={isMailSetUp ? "The link is mailed to them. Without an address you get a link to hand over." : "Optional: the link then works for this address only."}
          error={failure?.fields["email"]}
          className="min-w-0 flex-1 basis-56"
        />
        <Button type="submit" isBusy={isBusy} className="mt-[1.65rem] min-h-10">
          {isBusy ? "Inviting…" : "Invite"}
        </Button>
      </form>
      {failure?.message && <Notice tone="bad">{failure.message}</Notice>}
      {link && <MadeLinkView link={link} label="Invitation link" />}
    </>
  );
}
