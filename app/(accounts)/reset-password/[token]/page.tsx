import type { Metadata } from "next";
import { Door } from "@/components/accounts/door";
import { ResetForm } from "@/components/accounts/reset-form";
import { TextLink } from "@/components/accounts/text-link";
import { LinkToken } from "@/lib/accounts/schema";
import { RESETS } from "@/lib/accounts/links/commands";
import { findLink } from "@/lib/accounts/links/queries";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const token = LinkToken.safeParse((await params).token);
  if (!token.success || !(await findLink(token.data, RESETS))) {
    return (
      <Door
        title="This link is used up"
        lead="It was used before, a newer one was made, its time ran out, or it was not copied whole. Your password is as it was."
        foot={<p><TextLink href="/forgot-password">Ask for a new link</TextLink></p>}
      />
    );
  }
  return (
    <Door title="Choose a new password" lead="Every browser that is signed in to your account is signed out.">
      <ResetForm token={token.data} />
    </Door>
  );
}
