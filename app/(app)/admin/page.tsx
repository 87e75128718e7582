import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readPageClock } from "@/app/page-clock";
import { AccountList } from "@/components/admin/account-list";
import { DeadLetterList } from "@/components/admin/dead-letter-list";
import { InviteForm } from "@/components/admin/invite-form";
import { Section } from "@/components/settings/section";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { isMailSetUp } from "@/lib/accounts/mail/send-mail";
import { listAccounts } from "@/lib/accounts/queries";
import { requireActor } from "@/lib/auth/require-actor";
import { config } from "@/lib/config/config";
import { listDeadLetters } from "@/lib/memory/dead-letters/queries";

export const metadata: Metadata = { title: "Admin" };

export default async function AdminPage() {
  const actor = await requireActor("/admin");
  // To everyone else the page is not there.
  if (actor.role !== "admin") notFound();
  const [{ total: accountCount, accounts }, { total, deadLetters }, clock] = await Promise.all([listAccounts(), listDeadLetters(), readPageClock()]);
  const policy = config().SIGNUP ?? "invite";
  return (
    <SettingsScreen title="Admin">
      <Section id="invite" title="Invite" lead={POLICIES[policy]}>
        {policy === "closed" ? (
          <p className="text-ui text-ink-2">Set SIGNUP to invite or open to let someone new in.</p>
        ) : (
          <InviteForm isMailSetUp={isMailSetUp()} />
        )}
      </Section>
      <Section id="accounts" title="Accounts" lead={sayHowMany(accountCount, accounts.length)}>
        <AccountList accounts={accounts} ownId={actor.ownerId} clock={clock} />
      </Section>
      <Section id="dead-letters" title="Given up" lead="Work that failed every time. What was written is not shown.">
        <DeadLetterList deadLetters={deadLetters} total={total} clock={clock} />
      </Section>
    </SettingsScreen>
  );
}

function sayHowMany(count: number, shown: number): string {
  if (count === 1) return "Only you so far.";
  return count > shown ? `${count} people; these are the ${shown} newest.` : `${count} people.`;
}

const POLICIES = {
  open: "Anyone may sign up (SIGNUP=open).",
  invite: "Only people with an invitation may sign up.",
  closed: "Nobody new may sign up (SIGNUP=closed).",
} as const;
