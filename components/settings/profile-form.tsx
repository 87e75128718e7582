"use client";

import { useState } from "react";
import { fieldText, useSubmit } from "@/components/accounts/use-submit";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { notify } from "@/components/ui/notify";
import { TextField } from "@/components/ui/text-field";
import type { requestVerificationContract, updateProfileContract } from "@/lib/accounts/contract";
import type { Profile } from "@/lib/accounts/schema";
import { call } from "@/lib/client/call";

export function ProfileForm({ profile, isMailSetUp }: { profile: Profile; isMailSetUp: boolean }) {
  const { isBusy, failure, onSubmit } = useSubmit({
    call: (form) => call<typeof updateProfileContract>({ method: "PATCH", path: "/api/v1/account" }, { body: { display_name: fieldText(form, "display_name") } }),
    onDone: () => notify({ message: "Name saved." }),
  });
  return (
    <>
      <form aria-label="Profile" onSubmit={onSubmit} className="flex flex-wrap items-end gap-3">
        <TextField
          label="Name"
          name="display_name"
          autoComplete="name"
          maxLength={80}
          defaultValue={profile.display_name}
          error={failure?.fields["display_name"]}
          className="min-w-0 flex-1 basis-56"
        />
        <Button type="submit" isBusy={isBusy} className="min-h-10">
          Save
        </Button>
      </form>
      {failure?.message && <Notice tone="bad">{failure.message}</Notice>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ui">
        <span className="break-all">{profile.email}</span>
        {profile.is_email_verified ? <span className="text-good">Confirmed</span> : <span className="text-ink-3">Not confirmed</span>}
        {!profile.is_email_verified && (isMailSetUp ? <AskForVerification /> : <WhoConfirms isAdmin={profile.role === "admin"} />)}
      </div>
    </>
  );
}

/** Where no mail is sent, an admin's link takes its place; an admin makes their own. */
function WhoConfirms({ isAdmin }: { isAdmin: boolean }) {
  return (
    <span className="text-ink-2">
      No mail is sent from here. {isAdmin ? "To confirm it, make yourself a confirmation link on the Admin page." : "To confirm it, ask an admin for a confirmation link."}
    </span>
  );
}

function AskForVerification() {
  const [isAsked, setAsked] = useState(false);
  async function ask() {
    const result = await call<typeof requestVerificationContract>({ method: "POST", path: "/api/v1/account/verification" }, {});
    if (result.ok) setAsked(true);
    else notify({ message: result.failure.message, tone: "bad" });
  }
  return isAsked ? (
    <span role="status" className="text-ink-2">
      A link is on its way.
    </span>
  ) : (
    <Button look="quiet" onClick={() => void ask()}>
      Mail me a link to confirm it
    </Button>
  );
}
