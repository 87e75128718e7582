"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { ConversationId, ConversationListItem, ConversationPage } from "@/lib/chat/schema";
import { listConversations } from "./conversation-calls";
import { hasConversationChanged, onConversationChange } from "./conversation-changes";
import { ConversationMenu } from "./conversation-menu";
import { withChange, withNewest, withTitle } from "./conversation-pages";
import { ConversationRow } from "./conversation-row";
import { giveTitle } from "./give-title";
import { groupByDate } from "./group-by-date";
import { sayTtl } from "./say-expiry";

/** What happens to a conversation is often announced twice and by more than one tab: one look serves all. */
const LOOK_AFTER_MS = 150;

/** The menu's conversation; it stays when the menu is closed, because what was chosen there may still be asked about. */
type Opened = { conversation: ConversationListItem; anchor: HTMLElement | null };

/** Conversations by date, with the one menu they share. Looks again when something was said, renamed or deleted, in this tab or another. */
export function ConversationList({
  initialPage,
  conversationTtlDays,
  clock,
}: {
  initialPage: ConversationPage;
  /** After how many days idle conversations go; null where they stay. */
  conversationTtlDays: number | null;
  clock: PageClock;
}) {
  const [page, setPage] = useState(initialPage);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [renamingId, setRenamingId] = useState<ConversationId | null>(null);
  const pathname = usePathname();

  const [shownPage, setShownPage] = useState(initialPage);
  if (shownPage !== initialPage) {
    setShownPage(initialPage);
    setPage(initialPage);
  }
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () =>
      void listConversations().then((result) => {
        // A list that could not be looked at again is only a little old; the next change looks once more.
        if (result.ok) setPage((before) => withNewest(before, result.value));
      });
    if (hasConversationChanged()) look();
    const stop = onConversationChange((change) => {
      // What is known is shown at once; the look at the server puts right what is not, such as the order.
      setPage((before) => withChange(before, change));
      clearTimeout(timer);
      timer = setTimeout(look, LOOK_AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);

  function rename(conversation: ConversationListItem, title: string, isByKey: boolean) {
    setRenamingId(null);
    // The field goes; whoever used the keyboard is put back where they were.
    if (isByKey) requestAnimationFrame(() => document.getElementById(`more-${conversation.id}`)?.focus());
    void giveTitle(conversation, title, (shown) => setPage((before) => withTitle(before, conversation.id, shown)));
  }

  async function showMore() {
    if (!page.nextCursor) return;
    const result = await listConversations(page.nextCursor);
    if (!result.ok) return notify({ tone: "bad", message: result.failure.message });
    setPage((before) => ({ conversations: [...before.conversations, ...result.value.conversations], nextCursor: result.value.nextCursor }));
  }

  const untilWhen = conversationTtlDays !== null && <p className="mt-3 px-2 py-1 text-small text-ink-3">{sayTtl(conversationTtlDays)}</p>;
  if (page.conversations.length === 0) {
    return (
      <>
        <p className="px-2 py-3 text-ui text-ink-3">Conversations will stand here.</p>
        {untilWhen}
      </>
    );
  }

  return (
    <>
      {groupByDate(page.conversations, clock).map((group) => (
        <section key={group.label} aria-label={group.label} className="mt-3">
          <h2 className="px-2 py-1 text-small font-medium text-ink-3">{group.label}</h2>
          <ul>
            {group.conversations.map((conversation) => (
              <ConversationRow
                key={conversation.id}
                conversation={conversation}
                isCurrent={pathname === `/c/${conversation.id}`}
                isRenaming={renamingId === conversation.id}
                isMenuOpen={opened?.anchor != null && opened.conversation.id === conversation.id}
                onOpenMenu={(anchor) => setOpened({ conversation, anchor })}
                onRename={(title, isByKey) => rename(conversation, title, isByKey)}
              />
            ))}
          </ul>
        </section>
      ))}
      {page.nextCursor && (
        <Button look="quiet" className="mt-2 w-full" onClick={() => void showMore()}>
          Older conversations
        </Button>
      )}
      {untilWhen}
      {opened && (
        <ConversationMenu
          conversation={opened.conversation}
          anchor={opened.anchor}
          align="end"
          onClose={() => setOpened((before) => before && { ...before, anchor: null })}
          onRename={() => setRenamingId(opened.conversation.id)}
        />
      )}
    </>
  );
}
