"use client";

import { useRouter } from "next/navigation";
import { type Provider, ProviderButtons } from "@/components/accounts/provider-buttons";
import type { Profile } from "@/lib/accounts/schema";
import { PasswordForm } from "./password-form";

/** The ways into an account: its password, and the providers that are or could be connected. */
export function SignInMethods({ profile, providers }: { profile: Profile; providers: readonly Provider[] }) {
  const router = useRouter();
  const connected = providers.filter(({ id }) => profile.providers.includes(id));
  const others = providers.filter(({ id }) => !profile.providers.includes(id));
  return (
    <>
      {connected.map(({ id, name }) => (
        <p key={id} className="text-ui">
          {name} <span className="text-good">connected</span>
        </p>
      ))}
      {others.length > 0 && (
        <div className="max-w-sm">
          <ProviderButtons providers={others} verb="Connect" callbackPath="/settings" isConnecting />
        </div>
      )}
      {profile.has_password ? (
        <PasswordForm email={profile.email} onChanged={() => router.refresh()} />
      ) : (
        <p className="text-ui text-ink-2">This account has no password. To choose one, ask for a reset link on the sign-in page.</p>
      )}
    </>
  );
}
