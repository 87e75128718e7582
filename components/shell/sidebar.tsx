"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { ConversationList } from "@/components/chat/conversation-list";
import { useMemoryCount } from "@/components/memory/memory-count";
import { Keys } from "@/components/ui/keys";
import { Mark } from "@/components/ui/mark";
import type { PageClock } from "@/components/ui/page-clock";
import type { ConversationPage } from "@/lib/chat/schema";
import { cn } from "@/lib/cn";

const MEMORY_PAGE = "/memory";

export type SidebarLink = { href: string; label: string };

export type SidebarProps = {
  page: ConversationPage;
  /** As of `ConversationList`. */
  conversationTtlDays: number | null;
  /** Memory, settings and whatever else there is, at the foot. */
  links: readonly SidebarLink[];
  clock: PageClock;
  /** Called when a link is followed, so that a sheet can close. */
  onLeave?: () => void;
};

export function Sidebar({ page, conversationTtlDays, links, clock, onLeave }: SidebarProps) {
  const pathname = usePathname();
  const memoryCount = useMemoryCount();
  return (
    <div className="flex h-full min-h-0 flex-col px-3 pt-4 pb-3" onClick={(event) => event.target instanceof Element && event.target.closest("a") && onLeave?.()}>
      <Link href="/" className="flex items-center gap-2.5 self-start rounded-sm px-2 text-ui font-bold">
        <Mark />
        Commonplace
      </Link>
      <Link
        href="/"
        aria-keyshortcuts="Meta+Shift+O Control+Shift+O"
        className="mt-4 flex min-h-10 items-center justify-between rounded-md border border-line bg-sheet px-2.5 text-ui font-medium hover:border-line-strong"
      >
        New conversation
        <span className="pointer-coarse:hidden">
          <Keys keys={["Ctrl", "⇧", "O"]} />
        </span>
      </Link>
      <nav aria-label="Conversations" className="-mx-3 mt-2 min-h-0 flex-1 overflow-y-auto px-3">
        <ConversationList initialPage={page} conversationTtlDays={conversationTtlDays} clock={clock} />
      </nav>
      <nav aria-label="The rest" className="mt-2 border-t border-line pt-2">
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <PageLink {...link} pathname={pathname} count={link.href === MEMORY_PAGE ? memoryCount : undefined} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function PageLink({ href, label, count, pathname }: { href: string; label: string; count: number | undefined; pathname: string }) {
  const isHere = pathname === href;
  const isWithin = isHere || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : isWithin ? "true" : undefined}
      className={cn("flex min-h-9 items-center justify-between rounded-sm px-2 text-ui hover:text-ink", isWithin ? "bg-well font-medium text-ink" : "text-ink-2")}
    >
      {label}
      <Count value={count} />
    </Link>
  );
}

function Count({ value }: { value: number | undefined }) {
  if (value === undefined) return null;
  return <span className="font-mono text-small text-ink-3">{new Intl.NumberFormat("en").format(value)}</span>;
}
