"use client";

import { lazy, Suspense, useState, useSyncExternalStore, type ComponentType, type ReactNode } from "react";
import type { ChatMessage } from "@/lib/chat/schema";
import type { LiveReplyStore } from "./live-reply";
import type { UseSpan } from "./markdown/mark-uses";
import { Reasoning } from "./reasoning";

type TypesetProps = { text: string; isGrowing: boolean; uses: readonly UseSpan[]; idPrefix: string };

/** Once it is here, it is drawn without `lazy`, which would show its fallback once even then. */
let fetched: ComponentType<TypesetProps> | null = null;

/** Fetched while the first message is being typed, so that it is there when the first word is. */
export const loadLiveMarkdown = () =>
  import("./markdown/live-markdown").then(({ LiveMarkdown }) => {
    fetched = LiveMarkdown;
    return { default: LiveMarkdown };
  });
const LiveMarkdown = lazy<ComponentType<TypesetProps>>(() => loadLiveMarkdown().catch(() => ({ default: Untypeset })));

/** When replies can be typeset, or it is known that they cannot. */
export const canTypeset = (): Promise<boolean> =>
  loadLiveMarkdown().then(
    () => true,
    () => false,
  );

type ReplyBodyProps = {
  message: ChatMessage;
  /** Made on the server for what was stored before the page was opened. */
  rendered: ReactNode;
  uses: readonly UseSpan[];
  live: LiveReplyStore;
};

const hearNothing = () => () => undefined;
const readNothing = () => null;

/**
 * The words of a reply. What typesets them is one and the same from the first word to the stored reply, so that what
 * is in the page then stays: a word that was selected, a diagram that was drawn, code that was coloured.
 */
export function ReplyBody({ message, rendered, uses, live }: ReplyBodyProps) {
  const isGrowing = message.status === "streaming";
  const read = isGrowing ? live.read : readNothing;
  const coming = useSyncExternalStore(isGrowing ? live.subscribe : hearNothing, read, read);
  // A reply taken up again is replayed from its beginning: what is already known stays until the replay has passed it.
  const text = coming && coming.text.length >= message.text.length ? coming.text : message.text;
  return (
    <>
      <Reasoning text={coming?.reasoning || (message.reasoning ?? "")} tokenCount={coming ? 0 : (message.receipt?.reasoningTokens ?? 0)} isGrowing={isGrowing && text === ""} />
      {isGrowing && text === "" ? (
        <OnItsWay />
      ) : (
        ((!isGrowing && rendered) || <Typeset text={text} isGrowing={isGrowing} uses={isGrowing ? NO_USES : uses} idPrefix={isGrowing ? "" : `${message.id}-`} rendered={rendered} />)
      )}
    </>
  );
}

const NO_USES: readonly UseSpan[] = [];

function OnItsWay() {
  return (
    <div className="md" data-growing>
      <p>
        <span className="sr-only">The reply is on its way.</span>
      </p>
    </div>
  );
}

/** Where the typesetter cannot be fetched, and for what is complete until it is here. */
function Untypeset({ text }: TypesetProps) {
  return <div className="md whitespace-pre-wrap">{text}</div>;
}

function Typeset({ rendered, ...props }: TypesetProps & { rendered: ReactNode }) {
  const [Typesetter] = useState<ComponentType<TypesetProps>>(() => fetched ?? LiveMarkdown);
  return (
    <Suspense fallback={rendered ?? (props.isGrowing ? <OnItsWay /> : <Untypeset {...props} />)}>
      <Typesetter {...props} />
    </Suspense>
  );
}
