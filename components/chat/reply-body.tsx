"use client";

import { lazy, Suspense, useSyncExternalStore, type ComponentType, type ReactNode } from "react";
import type { ChatMessage } from "@/lib/chat/schema";
import type { LiveReplyStore } from "./live-reply";
import type { UseSpan } from "./markdown/mark-uses";
import { Reasoning } from "./reasoning";

/** Fetched while the first message is being typed, so that it is there when the first word is. */
export const loadLiveMarkdown = () => import("./markdown/live-markdown").then(({ LiveMarkdown }) => ({ default: LiveMarkdown }));
const LiveMarkdown = lazy<ComponentType<TypesetProps>>(() => loadLiveMarkdown().catch(() => ({ default: Untypeset })));

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

type TypesetProps = { text: string; isGrowing: boolean; uses: readonly UseSpan[]; idPrefix: string };

/** Until the typesetter is here, and where it cannot be fetched. */
function Untypeset({ text }: TypesetProps) {
  return <div className="md whitespace-pre-wrap">{text}</div>;
}

function Typeset(props: TypesetProps) {
  return (
    <Suspense fallback={<Untypeset {...props} />}>
      <LiveMarkdown {...props} />
    </Suspense>
  );
}
