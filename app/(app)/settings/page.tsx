import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { readPageClock } from "@/app/page-clock";
import { sayWhyNot } from "@/components/accounts/sign-in-errors";
import { MemorySwitch } from "@/components/memory/memory-switch";
import { ProfileForm } from "@/components/settings/profile-form";
import { Section } from "@/components/settings/section";
import { SettingsScreen } from "@/components/settings/settings-screen";
import { SessionList } from "@/components/settings/session-list";
import { SignInMethods } from "@/components/settings/sign-in-methods";
import { THEME_COOKIE, toTheme } from "@/components/settings/theme";
import { ThemeSwitch } from "@/components/settings/theme-switch";
import { Notice } from "@/components/ui/notice";
import { isMailSetUp } from "@/lib/accounts/mail/send-mail";
import { findProfile } from "@/lib/accounts/queries";
import { providerButtons } from "@/lib/auth/providers";
import { listSessions } from "@/lib/accounts/sessions/queries";
import { requireActor } from "@/lib/auth/require-actor";
import { toSessionView } from "@/lib/auth/session-view";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";

export const metadata: Metadata = { title: "Settings" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function SettingsPage({ searchParams }: { searchParams: Search }) {
  const actor = await requireActor("/settings");
  const [profile, sessions, isEnabled, clock, jar, { error, provider }] = await Promise.all([findProfile(actor.ownerId), listSessions(actor.ownerId), isMemoryEnabled(actor.scope), readPageClock(), cookies(), searchParams]);
  if (!profile) notFound();
  const providers = providerButtons();
    return (
    <SettingsScreen title="Settings">
      {typeof error === "string" && (
        <Notice tone="bad" className="mb-8">
          {sayWhyNot(error, providers.find(({ id }) => id === provider)?.name ?? "the provider")}
        </Notice>
      )}
      <Section id="profile" title="You">
        <ProfileForm profile={profile} isMailSetUp={isMailSetUp()} />
      </Section>
      <Section id="memory" title="Memory" lead="For all conversations. Each has a switch of its own beside its composer.">
        <MemorySwitch isEnabled={isEnabled} />
      </Section>
      <Section id="appearance" title="Appearance">
        <div>
          <ThemeSwitch initialTheme={toTheme(jar.get(THEME_COOKIE)?.value)} />
        </div>
      </Section>
      <Section id="sign-in" title="Ways in">
        <SignInMethods profile={profile} providers={providers} />
      </Section>
      <Section id="browsers" title="Signed in" lead="Where your account is open.">
        <SessionList sessions={sessions.map((session) => toSessionView(session, actor.sessionId))} clock={clock} />
      </Section>
    </SettingsScreen>
  );
}
