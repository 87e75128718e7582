import type { Metadata } from "next";
import { Door, Or } from "@/components/accounts/door";
import { ProviderButtons } from "@/components/accounts/provider-buttons";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { TextLink } from "@/components/accounts/text-link";
import { LinkToken } from "@/lib/accounts/schema";
import { INVITATIONS } from "@/lib/accounts/links/commands";
import { providerButtons } from "@/lib/auth/providers";
import { findLink } from "@/lib/accounts/links/queries";

export const metadata: Metadata = { title: "You are invited", referrer: "no-referrer" };

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const token = LinkToken.safeParse((await params).token);
  const link = token.success ? await findLink(token.data, INVITATIONS) : null;
  if (!token.success || !link) {
    return (
      <Door
        title="This invitation is used up"
        lead="It was used before, a newer one was made, its time ran out, or it was not copied whole. Ask for a new one."
        foot={<p>Have an account? <TextLink href="/login">Sign in</TextLink></p>}
      />
    );
  }
  const providers = providerButtons();
  return (
    <Door title="You are invited" lead="Commonplace is a chat that remembers, and shows you what it remembers. Make your account to begin.">
      <SignUpForm callbackPath="/" invitation={token.data} {...(link.email ? { email: link.email } : {})} />
      {providers.length > 0 && <Or />}
      <ProviderButtons providers={providers} verb="Continue with" callbackPath="/" invitation={token.data} />
    </Door>
  );
}
