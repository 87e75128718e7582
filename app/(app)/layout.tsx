import type { ReactNode } from "react";
import { readPageClock } from "@/app/page-clock";
import { AccountHereProvider } from "@/components/accounts/account-here";
import { AppShell } from "@/components/shell/app-shell";
import { requireActor } from "@/lib/auth/require-actor";
import { listConversations } from "@/lib/chat/queries";
import { config } from "@/lib/config/config";
import { countMemories } from "@/lib/memory/queries";

const CONVERSATIONS_AT_FIRST = 50;

/** The frame of a person's pages. It is no guard: each page asks for its actor itself. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const { ownerId, scope, role } = await requireActor();
  const [page, memoryCount, clock] = await Promise.all([
    listConversations(scope, { limit: CONVERSATIONS_AT_FIRST }),
    countMemories(scope),
    readPageClock(),
  ]);
  const links = [
    { href: "/memory", label: "Memory" },
    { href: "/settings", label: "Settings" },
    ...(role === "admin" ? [{ href: "/admin", label: "Admin" }] : []),
  ];
  return (
    <AccountHereProvider accountId={ownerId}>
      <AppShell accountId={ownerId} memoryCount={memoryCount} sidebar={{ page, conversationTtlDays: config().CONVERSATION_TTL_DAYS ?? null, links }} clock={clock}>
        {children}
      </AppShell>
    </AccountHereProvider>
  );
}
