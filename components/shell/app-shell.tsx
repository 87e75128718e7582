"use client";

import { Menu as MenuIcon } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";
import { hasConversationChanged, joinOtherTabs, onConversationChange } from "@/components/chat/conversation-changes";
import { onLearned } from "@/components/chat/just-learned";
import { forgetDraftsOfOthers } from "@/components/chat/draft";
import { finishForgetting } from "@/components/memory/forgetting";
import { MemoryCountProvider } from "@/components/memory/memory-count";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import type { PageClock } from "@/components/ui/page-clock";
import { TimeZoneKeeper } from "@/components/ui/time-zone-keeper";
import { Sidebar, type SidebarProps } from "./sidebar";

const Sheet = lazyPart(() => import("@/components/ui/sheet").then((module) => module.Sheet));

/** The frame of every page of a person who is signed in: the sidebar beside it, or in a sheet on a narrow window. */
export function AppShell({ accountId, memoryCount, sidebar, clock, children }: { accountId: string; memoryCount: number; sidebar: Omit<SidebarProps, "clock">; clock: PageClock; children: ReactNode }) {
  const pathname = usePathname();
  // Open belongs to the page it was opened on: the next page starts with it closed.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const [wasOpened, setOpened] = useState(false);
  const isOpen = openOn === pathname;
  const setOpen = (next: boolean) => setOpenOn(next ? pathname : null);
  const router = useRouter();

  useEffect(finishForgetting, []);
  useEffect(() => forgetDraftsOfOthers(accountId), [accountId]);
  useEffect(() => joinOtherTabs(accountId), [accountId]);

  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!(event.metaKey || event.ctrlKey) || !event.shiftKey || event.key.toLowerCase() !== "o") return;
      event.preventDefault();
      router.push("/");
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [router]);

  return (
    <MemoryCountProvider initialCount={memoryCount} onSaid={onConversationChange} onLearned={onLearned} wasAnythingSaid={hasConversationChanged}>
      <div className="flex h-dvh overflow-hidden bg-page">
        <a href="#content" className="sr-only z-50 rounded-md bg-ink px-4 py-2 text-page focus:not-sr-only focus:fixed focus:start-3 focus:top-3">
          Skip to the page
        </a>
        <aside className="hidden w-64 shrink-0 border-e border-line md:block">
          <Sidebar {...sidebar} clock={clock} />
        </aside>
        <div className="fixed start-2 top-1.5 z-30 md:hidden">
          <IconButton
            label="Open the sidebar"
            hasTip={false}
            aria-expanded={isOpen}
            icon={<MenuIcon size={20} aria-hidden />}
            onClick={() => {
              setOpened(true);
              setOpen(true);
            }}
          />
        </div>
        {wasOpened && (
          <Sheet isOpen={isOpen} onOpenChange={setOpen} side="left" title="Commonplace" isTitleHidden>
            <Sidebar {...sidebar} clock={clock} onLeave={() => setOpen(false)} />
          </Sheet>
        )}
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {children}
        </main>
        <TimeZoneKeeper timeZone={clock.timeZone} />
      </div>
    </MemoryCountProvider>
  );
}
