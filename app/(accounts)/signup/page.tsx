import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door, Or } from "@/components/accounts/door";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { TextLink } from "@/components/accounts/text-link";
import { hasAnyAccount } from "@/lib/accounts/queries";
import { safeCallbackPath } from "@/lib/auth/callback-path";
import { providerButtons } from "@/lib/auth/providers";
import { findPageActor } from "@/lib/auth/require-actor";
import { config } from "@/lib/config/config";

export const metadata: Metadata = { title: "Sign up" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SignUpPage({ searchParams }: { searchParams: Search }) {
  const callbackPath = safeCallbackPath((await searchParams)["callbackUrl"]);
  if (await findPageActor()) redirect(callbackPath);
  const isFirst = !(await hasAnyAccount());
  if (!isFirst && config().SIGNUP !== "open") {
    return (
      <Door title="By invitation" lead="New accounts are made by invitation here. Ask whoever runs this place for a link." foot={<p><TextLink href="/login">Sign in</TextLink></p>} />
    );
  }
  const providers = providerButtons();
  return (
    <Door
      title={isFirst ? "Make the first account" : "Make an account"}
      lead={isFirst ? "It runs this place: it invites the others and sees to the settings." : "A chat that remembers, and shows you what it remembers."}
      foot={
        isFirst ? null : (
          <p>
            Have one already? <TextLink href="/login">Sign in</TextLink>
          </p>
        )
      }
    >
      <SignUpForm callbackPath={callbackPath} />
      {providers.length > 0 && <Or />}
      <ProviderButtons providers={providers} verb="Continue with" callbackPath={callbackPath} />
    </Door>
  );
}
