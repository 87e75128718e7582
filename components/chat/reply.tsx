"use client";

import { memo, useMemo, useRef, type ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { PageClock } from "@/components/ui/page-clock";
import type { ChatMessage } from "@/lib/chat/schema";
import { cn } from "@/lib/cn";
import { COLUMNS } from "./columns";
import { ContextBar } from "./context-bar";
import { LearnedNotes } from "./learned-notes";
import type { LiveReplyStore } from "./live-reply";
import { MarginNotes } from "./margin-notes";
import type { MessageActions } from "./message-actions";
import { notesOf } from "./notes-of-receipt";
import { ReplyBody } from "./reply-body";
import { ReplyStatus } from "./reply-status";
import { SiblingNav } from "./sibling-nav";

const TEXT_BUTTON = "min-h-8 rounded-sm px-1.5 text-ui text-ink-2 hover:text-ink disabled:opacity-50";

export type ReplyProps = {
  message: ChatMessage;
  rendered: ReactNode;
  isReplying: boolean;
  /** A link led to it: it can hold the focus, for the browser to put it there and not take it away. */
  isLedTo: boolean;
  /** The bar and buttons of older replies stay in the background until pointed at. */
  isNewest: boolean;
  clock: PageClock;
  live: LiveReplyStore;
  actions: MessageActions;
};

/** A reply, straight on the page: its thoughts folded, its words, its notes, how it ended, what went into it. */
export const Reply = memo(function Reply({ message, rendered, isReplying, isLedTo, isNewest, clock, live, actions }: ReplyProps) {
  const body = useRef<HTMLDivElement>(null);
  const { notes, uses } = useMemo(() => notesOf(message.receipt), [message.receipt]);
  const hasFailed = message.status === "failed";
  // A failure without a word has its own way to try again; other versions must stay in reach.
  const hasFoot = message.status !== "streaming" && (!hasFailed || message.text !== "" || message.siblings.count > 1);

  return (
    <article id={message.id} tabIndex={isLedTo ? -1 : undefined} aria-label="Reply" className={cn(COLUMNS, "group/reply scroll-mt-4")}>
      <div ref={body} className="min-w-0">
        <ReplyBody message={message} rendered={rendered} uses={uses} live={live} />
        <ReplyStatus message={message} isReplying={isReplying} actions={actions} />
      </div>
      <MarginNotes notes={notes} idPrefix={`${message.id}-`} clock={clock} body={body} />
      {hasFoot && (
        <div
          className={cn(
            "mt-3 wide:col-start-1 wide:row-start-2",
            !isNewest && "quiet-until-pointed-at",
          )}
        >
          {message.receipt && <ContextBar receipt={message.receipt} onOpen={() => actions.openReceipt(message.id)} />}
          <div className="-ms-1.5 mt-1 flex flex-wrap items-center gap-x-1">
            {message.text && <CopyButton text={message.text} what="reply" wordClassName={TEXT_BUTTON} />}
            {!hasFailed && (
              <button type="button" className={TEXT_BUTTON} disabled={isReplying} onClick={() => actions.tryAgain(message.id)}>
                Try again
              </button>
            )}
            {notes.length > 0 && (
              <button type="button" className={TEXT_BUTTON} disabled={isReplying} onClick={() => actions.openReceipt(message.id)}>
                Without a memory…
              </button>
            )}
            <div className="ms-auto">
              <SiblingNav siblings={message.siblings} what="reply" isDisabled={isReplying} onShow={actions.showVersion} />
            </div>
          </div>
          <LearnedNotes replyId={message.id} />
        </div>
      )}
    </article>
  );
});
