import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Door, Or } from "@/components/accounts/door";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { sayWhyNot } from "@/components/accounts/sign-in-errors";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { TextLink } from "@/components/accounts/text-link";
import { Notice } from "@/components/ui/notice";
import { isMailSetUp } from "@/lib/accounts/mail/send-mail";
import { hasAnyAccount } from "@/lib/accounts/queries";
import { safeCallbackPath } from "@/lib/auth/callback-path";
import { providerButtons } from "@/lib/auth/providers";
import { findPageActor } from "@/lib/auth/require-actor";
import { config } from "@/lib/config/config";

export const metadata: Metadata = { title: "Sign in" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LoginPage({ searchParams }: { searchParams: Search }) {
  const { callbackUrl, error, provider } = await searchParams;
  const callbackPath = safeCallbackPath(callbackUrl);
  if (await findPageActor()) redirect(callbackPath);
  if (!error && !(await hasAnyAccount())) redirect("/signup");

  const providers = providerButtons();
  const named = providers.find(({ id }) => id === provider)?.name ?? "the provider";
  return (
    <Door
      title="Sign in"
      lead="Pick up where you left off."
      foot={
        <>
          <p>
            <TextLink href="/forgot-password">Password forgotten?</TextLink>
          </p>
          {config().SIGNUP === "open" && (
            <p>
              New here? <TextLink href="/signup">Make an account</TextLink>
            </p>
          )}
        </>
      }
    >
      {typeof error === "string" && <Notice tone="bad">{sayWhyNot(error, named)}</Notice>}
      <SignInForm callbackPath={callbackPath} isMailSetUp={isMailSetUp()} />
      {providers.length > 0 && <Or />}
      <ProviderButtons providers={providers} verb="Continue with" callbackPath={callbackPath} />
    </Door>
  );
}
