import type { Metadata } from "next";
import { Door } from "@/components/accounts/door";
import { ForgotForm } from "@/components/accounts/forgot-form";
import { TextLink } from "@/components/accounts/text-link";
import { isMailSetUp } from "@/lib/accounts/mail/send-mail";

export const metadata: Metadata = { title: "Password forgotten" };
export const dynamic = "force-dynamic";

export default function ForgotPasswordPage() {
  const foot = (
    <p>
      <TextLink href="/login">Back to signing in</TextLink>
    </p>
  );
  if (!isMailSetUp()) {
    return (
      <Door
        title="Password forgotten"
        lead="No mail is sent from here. Ask whoever runs this place for a reset link; with it you choose a new password. What you wrote and what was remembered stays."
        foot={foot}
      />
    );
  }
  return (
    <Door title="Password forgotten" lead="Give your address, and we mail you a link to choose a new one." foot={foot}>
      <ForgotForm />
    </Door>
  );
}
