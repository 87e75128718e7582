"use client";

import { Pencil, Trash2 } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { lazyPart } from "@/components/ui/lazy-part";
import { notify } from "@/components/ui/notify";
import type { PageClock } from "@/components/ui/page-clock";
import type { ConversationId, ConversationListItem, ConversationPage } from "@/lib/chat/schema";
import { deleteConversation, listConversations, renameConversation } from "./conversation-calls";
import { announceConversationChange, hasConversationChanged, onConversationChange } from "./conversation-changes";
import { ConversationRow } from "./conversation-row";
import { groupByDate } from "./group-by-date";
import { sayTtl } from "./say-expiry";

const Menu = lazyPart(() => import("@/components/ui/menu").then((module) => module.Menu));
const DeleteDialog = lazyPart(() => import("./delete-dialog").then((module) => module.DeleteDialog));

/** What happens to a conversation is often announced twice and by more than one tab: one look serves all. */
const LOOK_AFTER_MS = 150;

type Opened = { conversation: ConversationListItem; anchor: HTMLElement };

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
  const [deleting, setDeleting] = useState<{ conversation: ConversationListItem; isAsking: boolean } | null>(null);
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
        if (result.ok) setPage(result.value);
      });
    if (hasConversationChanged()) look();
    const stop = onConversationChange(() => {
      clearTimeout(timer);
      timer = setTimeout(look, LOOK_AFTER_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);

  async function rename(conversation: ConversationListItem, title: string, isByKey: boolean) {
    setRenamingId(null);
    // The field goes; whoever used the keyboard is put back where they were.
    if (isByKey) requestAnimationFrame(() => document.getElementById(`more-${conversation.id}`)?.focus());
    if (!title || title === conversation.title) return;
    const withTitle = (value: string | null) =>
      setPage((before) => ({ ...before, conversations: before.conversations.map((each) => (each.id === conversation.id ? { ...each, title: value } : each)) }));
    withTitle(title);
    const result = await renameConversation(conversation.id, title);
    if (result.ok) return announceConversationChange({ id: conversation.id, title });
    withTitle(conversation.title);
    notify({ tone: "bad", message: `Not renamed. ${result.failure.message}` });
  }

  async function remove(conversation: ConversationListItem, choice: { forget: boolean }) {
    setDeleting({ conversation, isAsking: false });
    const result = await deleteConversation(conversation.id, choice);
    if (!result.ok && result.failure.status !== 404) {
      return notify({ tone: "bad", message: `Not deleted. ${result.failure.message}` });
    }
    setPage((before) => ({ ...before, conversations: before.conversations.filter(({ id }) => id !== conversation.id) }));
    announceConversationChange({ id: conversation.id, isDeleted: true });
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
                isMenuOpen={opened?.conversation.id === conversation.id}
                onOpenMenu={(anchor) => setOpened({ conversation, anchor })}
                onRename={(title, isByKey) => void rename(conversation, title, isByKey)}
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
        <Menu
          anchor={opened.anchor}
          onClose={() => setOpened(null)}
          choices={[
            { label: "Rename", icon: <Pencil size={15} aria-hidden />, movesFocus: true, onSelect: () => setRenamingId(opened.conversation.id) },
            { label: "Delete", icon: <Trash2 size={15} aria-hidden />, isDangerous: true, movesFocus: true, onSelect: () => setDeleting({ conversation: opened.conversation, isAsking: true }) },
          ]}
        />
      )}
      {deleting && (
        <DeleteDialog
          isOpen={deleting.isAsking}
          onOpenChange={(isAsking) => setDeleting({ ...deleting, isAsking })}
          title={deleting.conversation.title ?? "New conversation"}
          onDelete={(choice) => void remove(deleting.conversation, choice)}
        />
      )}
    </>
  );
}
