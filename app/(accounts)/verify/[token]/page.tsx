import type { Metadata } from "next";
import { Door } from "@/components/accounts/door";
import { TextLink } from "@/components/accounts/text-link";
import { VerifyForm } from "@/components/accounts/verify-form";
import { LinkToken } from "@/lib/accounts/schema";
import { findLink } from "@/lib/accounts/links/queries";

export const metadata: Metadata = { title: "Confirm your address", referrer: "no-referrer" };

export default async function VerifyPage({ params }: { params: Promise<{ token: string }> }) {
  const token = LinkToken.safeParse((await params).token);
  const link = token.success ? await findLink(token.data, ["verification"]) : null;
  if (!token.success || !link) {
    return (
      <Door
        title="This link is used up"
        lead="It was used before, a newer one was made, its time ran out, or it was not copied whole. If you confirmed your address already, just sign in."
        foot={<p><TextLink href="/login">Sign in</TextLink></p>}
      />
    );
  }
  return (
    <Door title="Confirm your address" lead={`${link.email ?? "Your address"} will be yours here. Type the password of the account to finish.`}>
      <VerifyForm token={token.data} />
    </Door>
  );
}
