"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { startOpenIdContract } from "@/lib/accounts/contract";
import { call } from "@/lib/client/call";
import { toFormFailure } from "./form-failure";
import { openPage } from "./open-page";

export type Provider = { readonly id: "google" | "oidc"; readonly name: string };

/** A button for each provider; none where none is set up. */
export function ProviderButtons({
  providers,
  verb,
  callbackPath,
  invitation,
  isConnecting = false,
}: {
  providers: readonly Provider[];
  /** As in "Continue with Google". */
  verb: string;
  callbackPath: string;
  invitation?: string;
  isConnecting?: boolean;
}) {
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [message, setMessage] = useState<string | null>(null);

  async function start(provider: Provider) {
    setBusyWith(provider.id);
    setMessage(null);
    const result = await call<typeof startOpenIdContract>(
      { method: "POST", path: "/api/v1/account/openid" },
      { body: { provider: provider.id, callback_url: callbackPath, ...(invitation ? { invitation } : {}), ...(isConnecting ? { connect: true } : {}) } },
    );
    if (result.ok) {
      openPage(result.value.redirect_to);
      return;
    }
    setBusyWith(null);
    setMessage(toFormFailure(result.failure).message ?? result.failure.message);
  }

  if (providers.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      {providers.map((provider) => (
        <Button key={provider.id} className="min-h-10" isBusy={busyWith === provider.id} disabled={busyWith !== null} onClick={() => void start(provider)}>
          {verb} {provider.name}
        </Button>
      ))}
      {message && <Notice tone="bad">{message}</Notice>}
    </div>
  );
}
