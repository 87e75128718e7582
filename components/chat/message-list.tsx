"use client";

import { memo, type ReactNode } from "react";
import type { PageClock } from "@/components/ui/page-clock";
import type { Entry } from "./chat-state";
import type { LiveReplyStore } from "./live-reply";
import type { MessageActions } from "./message-actions";
import { PersonMessage } from "./person-message";
import { Reply } from "./reply";

export type MessageListProps = {
  entries: readonly Entry[];
  rendered: (entry: Entry) => ReactNode;
  isReplying: boolean;
  /** Nothing is read out. */
  isQuiet: boolean;
  editingId: string | null;
  /** The message that a link led to. */
  ledToId: string | null;
  clock: PageClock;
  live: LiveReplyStore;
  actions: MessageActions;
};

/** The branch in view, each message under its id, so that links lead to it. A log: what is added is read out, but not while it is still being written. */
export const MessageList = memo(function MessageList({ entries, rendered, isReplying, isQuiet, editingId, ledToId, clock, live, actions }: MessageListProps) {
  const newestKey = entries.findLast(({ message }) => message.role === "assistant")?.key;
  return (
    <div role="log" aria-label="Conversation" aria-live={isQuiet ? "off" : undefined} aria-busy={isReplying}>
      <ol className="flex flex-col gap-5 pt-8 pb-10">
        {entries.map((entry) => (
        <li key={entry.key} aria-current={entry.message.id === ledToId ? "location" : undefined} className="message">
          {entry.message.role === "person" ? (
            <PersonMessage message={entry.message} isReplying={isReplying} isEditing={editingId === entry.message.id} isLedTo={entry.message.id === ledToId} actions={actions} />
          ) : (
            <Reply
              message={entry.message}
              rendered={rendered(entry)}
              isReplying={isReplying}
              isLedTo={entry.message.id === ledToId}
              isNewest={entry.key === newestKey}
              clock={clock}
              live={live}
              actions={actions}
            />
          )}
        </li>
      ))}
      </ol>
    </div>
  );
});
