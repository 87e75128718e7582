"use client";

import { Ellipsis } from "lucide-react";
import { useRef, useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { IconButton } from "@/components/ui/icon-button";
import type { ConversationListItem } from "@/lib/chat/schema";
import { ConversationMenu } from "./conversation-menu";
import { giveTitle } from "./give-title";
import { RenameField } from "./rename-field";
import { UNTITLED } from "./untitled";

/** The line at the top of a stored conversation: its title, which can be changed there, and the menu of the whole of it. */
export function ConversationHeader({
  conversation,
  onTitle,
}: {
  conversation: Pick<ConversationListItem, "id" | "title">;
  /** Another title to show, before the server has taken it. */
  onTitle: (title: string | null) => void;
}) {
  const [menuAnchor, setMenuAnchor] = useState<HTMLElement | null>(null);
  const [isRenaming, setRenaming] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const title = conversation.title ?? UNTITLED;

  function rename(next: string, isByKey: boolean) {
    setRenaming(false);
    // The field goes; whoever used the keyboard is put back where they were.
    if (isByKey) requestAnimationFrame(() => more.current?.focus());
    void giveTitle(conversation, next, onTitle);
  }

  return (
    <PageHeader
      title={title}
      isTitleHidden={isRenaming}
      beside={
        isRenaming ? (
          <RenameField title={conversation.title ?? ""} onRename={rename} className="-ms-2 max-w-[40rem]" />
        ) : (
          <IconButton
            ref={more}
            label={`More for “${title}”`}
            hasTip={false}
            aria-haspopup="menu"
            aria-expanded={menuAnchor !== null}
            icon={<Ellipsis size={17} aria-hidden />}
            onClick={(event) => setMenuAnchor(event.currentTarget)}
          />
        )
      }
    >
      <ConversationMenu conversation={conversation} anchor={menuAnchor} align="start" onClose={() => setMenuAnchor(null)} onRename={() => setRenaming(true)} />
    </PageHeader>
  );
}
