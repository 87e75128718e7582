"use client";

import { Pencil } from "lucide-react";
import { memo, useState, type KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import type { ChatMessage } from "@/lib/chat/schema";
import { cn } from "@/lib/cn";
import type { MessageActions } from "./message-actions";
import { COLUMNS } from "./columns";
import { SiblingNav } from "./sibling-nav";

/** What the person said, as they wrote it: never typeset, so that what they see is what they sent. */
export const PersonMessage = memo(function PersonMessage({
  message,
  isReplying,
  isEditing,
  isLedTo,
  actions,
}: {
  message: ChatMessage;
  isReplying: boolean;
  isEditing: boolean;
  isLedTo: boolean;
  actions: MessageActions;
}) {
  return (
    <article id={message.id} tabIndex={isLedTo ? -1 : undefined} aria-label="You" className={cn(COLUMNS, "scroll-mt-4")}>
      <div className="group/message flex min-w-0 flex-col items-end">
        {isEditing ? (
          <EditForm message={message} actions={actions} />
        ) : (
          <>
            <div className="flex max-w-full items-center justify-end gap-1 pointer-coarse:flex-col-reverse pointer-coarse:items-end">
              <div className="flex shrink-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 not-pointer-coarse:opacity-0">
                <CopyButton text={message.text} what="message" />
                <IconButton label="Edit message" disabled={isReplying} icon={<Pencil size={15} aria-hidden />} onClick={() => actions.startEditing(message.id)} />
              </div>
              <div dir="auto" className="min-w-0 rounded-lg rounded-ee-sm bg-well px-4 py-2.5 text-text [overflow-wrap:anywhere] whitespace-pre-wrap">
                {message.text}
              </div>
            </div>
            <SiblingNav siblings={message.siblings} what="message" isDisabled={isReplying} onShow={actions.showVersion} />
          </>
        )}
      </div>
    </article>
  );
});

function EditForm({ message, actions }: { message: ChatMessage; actions: MessageActions }) {
  const [text, setText] = useState(message.text);

  function send() {
    if (text.trim()) actions.sendEdited(message, text);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      actions.stopEditing();
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  }

  return (
    <div className="w-full rounded-lg border border-line-strong bg-sheet p-3">
      <textarea
        aria-label="Edit your message"
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        autoFocus
        className="field-sizing-content max-h-[50vh] not-supports-[field-sizing:content]:min-h-24 w-full resize-none bg-transparent text-text outline-none"
      />
      <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
        <p className="me-auto text-small text-ink-3">What was said before stays, as another version.</p>
        <Button look="quiet" onClick={actions.stopEditing}>
          Cancel
        </Button>
        <Button look="solid" disabled={!text.trim()} onClick={send}>
          Send
        </Button>
      </div>
    </div>
  );
}
