"use client";

import { lazy, Suspense, useSyncExternalStore, type ReactNode } from "react";
import type { ChatMessage } from "@/lib/chat/schema";
import type { LiveReplyStore } from "./live-reply";
import type { UseSpan } from "./markdown/mark-uses";
import { Reasoning } from "./reasoning";

/** Fetched while the first message is being typed, so that it is there when the first word is. */
export const loadLiveMarkdown = () => import("./markdown/live-markdown").then(({ LiveMarkdown }) => ({ default: LiveMarkdown }));
const LiveMarkdown = lazy(loadLiveMarkdown);

type ReplyBodyProps = {
  message: ChatMessage;
  /** Made on the server for what was stored before the page was opened. */
  rendered: ReactNode;
  uses: readonly UseSpan[];
  live: LiveReplyStore;
};

export function ReplyBody({ message, rendered, uses, live }: ReplyBodyProps) {
  if (message.status === "streaming") return <GrowingBody message={message} live={live} />;
  return (
    <>
      <Reasoning text={message.reasoning ?? ""} tokenCount={message.receipt?.reasoningTokens ?? 0} isGrowing={false} />
      {rendered ?? <Typeset text={message.text} isGrowing={false} uses={uses} idPrefix={`${message.id}-`} />}
    </>
  );
}

function GrowingBody({ message, live }: Pick<ReplyBodyProps, "message" | "live">) {
  const reply = useSyncExternalStore(live.subscribe, live.read, live.read);
  // A reply taken up again is replayed from its beginning: what is already known stays until the replay has passed it.
  const text = reply.text.length >= message.text.length ? reply.text : message.text;
  return (
    <>
      <Reasoning text={reply.reasoning || (message.reasoning ?? "")} tokenCount={0} isGrowing={text === ""} />
      {text === "" ? (
        <div className="md" data-growing>
          <p>
            <span className="sr-only">The reply is on its way.</span>
          </p>
        </div>
      ) : (
        <Typeset text={text} isGrowing uses={[]} idPrefix="" />
      )}
    </>
  );
}

function Typeset(props: { text: string; isGrowing: boolean; uses: readonly UseSpan[]; idPrefix: string }) {
  return (
    <Suspense fallback={<div className="md whitespace-pre-wrap">{props.text}</div>}>
      <LiveMarkdown {...props} />
    </Suspense>
  );
}
