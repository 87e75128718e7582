"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { useAccountHere } from "@/components/accounts/account-here";
import { lazyPart } from "@/components/ui/lazy-part";
import { notify } from "@/components/ui/notify";
import type { ConversationListItem } from "@/lib/chat/schema";
import { deleteConversation } from "./conversation-calls";
import { announceConversationChange } from "./conversation-changes";
import { draftKey, writeDraft } from "./draft";
import { UNTITLED } from "./untitled";

const Menu = lazyPart(() => import("@/components/ui/menu").then((module) => module.Menu));
const DeleteDialog = lazyPart(() => import("./delete-dialog").then((module) => module.DeleteDialog));

type Named = Pick<ConversationListItem, "id" | "title">;

/** What can be done with a conversation as a whole, in the list and at the head of its page: another title, and the end of it. */
export function ConversationMenu({
  conversation,
  anchor,
  align,
  onClose,
  onRename,
}: {
  conversation: Named;
  /** As of `Menu`. */
  anchor: HTMLElement | null;
  align: "start" | "end";
  onClose: () => void;
  onRename: () => void;
}) {
  const accountId = useAccountHere();
  const [asked, setAsked] = useState<{ conversation: Named; returnsFocusTo: HTMLElement; isAsking: boolean } | null>(null);

  async function remove({ id }: Named, choice: { forget: boolean }) {
    const result = await deleteConversation(id, choice);
    if (!result.ok && result.failure.status !== 404) return notify({ tone: "bad", message: `Not deleted. ${result.failure.message}` });
    writeDraft(draftKey(accountId, id), "");
    announceConversationChange({ id, isDeleted: true });
  }

  return (
    <>
      {anchor && (
        <Menu
          anchor={anchor}
          align={align}
          onClose={onClose}
          choices={[
            { label: "Rename", icon: <Pencil size={15} aria-hidden />, movesFocus: true, onSelect: onRename },
            { label: "Delete", icon: <Trash2 size={15} aria-hidden />, isDangerous: true, movesFocus: true, onSelect: () => setAsked({ conversation, returnsFocusTo: anchor, isAsking: true }) },
          ]}
        />
      )}
      {asked && (
        <DeleteDialog
          isOpen={asked.isAsking}
          onOpenChange={(isAsking) => setAsked({ ...asked, isAsking })}
          title={asked.conversation.title ?? UNTITLED}
          returnsFocusTo={asked.returnsFocusTo}
          onDelete={(choice) => {
            setAsked({ ...asked, returnsFocusTo: besideInList(asked.returnsFocusTo) ?? asked.returnsFocusTo, isAsking: false });
            void remove(asked.conversation, choice);
          }}
        />
      )}
    </>
  );
}

/** In a list of conversations the one beside this row, which is about to go and must not take the focus with it. */
function besideInList(anchor: HTMLElement): HTMLElement | null {
  const rows = [...(anchor.closest("nav")?.querySelectorAll("li") ?? [])];
  const place = rows.findIndex((row) => row.contains(anchor));
  return place === -1 ? null : ((rows[place + 1] ?? rows[place - 1])?.querySelector("a") ?? null);
}
