import { useSearchParams } from "next/navigation";
import { type Dispatch, type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { notify } from "@/components/ui/notify";
import type { ChatMessage, ConversationId, MessageId, MessagePage } from "@/lib/chat/schema";
import type { ChatAction, ChatState } from "./chat-state";
import type { ConversationScrollHandle } from "./conversation-scroll";
import { focusMessage } from "./focus-message";
import type { ConversationKeeper } from "./keeper";
import type { LiveReplyStore } from "./live-reply";
import type { PageReads } from "./page-reads";
import { PreparedPage } from "./prepared-page";
import { canTypeset } from "./reply-body";
import { whenIdle } from "./when-idle";

/** In the address: the message that a link leads to. */
const MESSAGE = "message";

/**
 * Which part of a conversation the page holds: its newest messages, or those around the one that the address asks for,
 * on whatever branch it lies. That is for this visit: nothing is switched until the person writes there.
 */
export function usePlace({
  conversationId,
  state,
  dispatch,
  keeper,
  live,
  reads,
  scroll,
  onArrive,
}: {
  conversationId: ConversationId;
  state: ChatState;
  dispatch: Dispatch<ChatAction>;
  keeper: ConversationKeeper;
  live: LiveReplyStore;
  reads: PageReads;
  scroll: RefObject<ConversationScrollHandle | null>;
  onArrive: () => void;
}) {
  const askedId = useSearchParams().get(MESSAGE) as MessageId | null;
  const isShown = (id: MessageId) => state.entries.some(({ message }) => message.id === id);
  const [isGone, setGone] = useState(askedId !== null && !isShown(askedId));
  const [isReachingEnd, setReachingEnd] = useState(false);
  const isElsewhere = state.hasLater || !state.isOnBranch;
  // Whoever asks for the messages beside those shown need not wait for what typesets them.
  const isPart = state.hasEarlier || state.hasLater;
  useEffect(() => (isPart ? whenIdle(() => void canTypeset()) : undefined), [isPart]);
  const isAskedHere = Boolean(state.turn?.request);
  const [earlier] = useState(() => new PreparedPage());

  function put(page: MessagePage) {
    reads.overtake();
    live.clear();
    flushSync(() => dispatch({ type: "show-page", page, isQuiet: true }));
  }

  /** @returns the last of them; null where they could not be read, or something else was begun meanwhile */
  async function putNewest(): Promise<ChatMessage | null> {
    const isWanted = reads.beginAnew();
    const [result] = await Promise.all([keeper.readMessages(), canTypeset()]);
    if (!isWanted()) return null;
    if (!result.ok) {
      notify({ tone: "bad", message: result.failure.message });
      return null;
    }
    put(result.value);
    scroll.current?.toEnd();
    leaveAddress(conversationId);
    return result.value.messages.at(-1) ?? null;
  }

  async function showNewest() {
    const newest = await putNewest();
    // What was pressed for it is gone, and the focus with it.
    if (newest) focusMessage(newest.id);
  }

  /**
   * Goes to the end of what is looked at, so that what is sent next follows it. A branch that was left is gone on with.
   * @returns whether it can be written after: a reply may be on its way there
   */
  async function reachEnd(): Promise<boolean> {
    setReachingEnd(true);
    try {
      const last = state.entries.at(-1)?.message.id;
      if (!state.isOnBranch && last) {
        const isWanted = reads.beginAnew();
        const switched = await keeper.switchTo(last);
        if (!isWanted()) return false;
        if (!switched.ok) {
          notify({ tone: "bad", message: switched.failure.message });
          return false;
        }
      }
      const newest = await putNewest();
      return newest !== null && newest.status !== "streaming";
    } finally {
      setReachingEnd(false);
    }
  }

  const readBefore = (id: MessageId) => keeper.readMessages({ before: id });

  /** Begins to read what `showEarlier` will show: somebody points at it. What is said meanwhile changes nothing before it. */
  function prepareEarlier() {
    const first = state.entries[0]?.message.id;
    if (first) earlier.prepare(first, readBefore);
  }

  async function showEarlier() {
    const first = state.entries[0]?.message.id;
    if (!first) return;
    const isWanted = reads.begin();
    const [result] = await Promise.all([earlier.take(first, readBefore), canTypeset()]);
    if (!isWanted()) return;
    if (result.ok) dispatch({ type: "prepend-page", page: result.value });
    else notify({ tone: "bad", message: result.failure.message });
  }

  async function showLater() {
    const last = state.entries.at(-1)?.message.id;
    if (!last) return;
    const isWanted = reads.begin();
    const [result] = await Promise.all([keeper.readMessages({ after: last }), canTypeset()]);
    if (!isWanted()) return;
    if (!result.ok) return notify({ tone: "bad", message: result.failure.message });
    scroll.current?.holdStill(() => dispatch({ type: "append-page", page: result.value }));
    const next = result.value.messages[0]?.id;
    if (next) focusMessage(next);
  }

  async function showAround(id: MessageId) {
    const isWanted = reads.beginAnew();
    const [result] = await Promise.all([keeper.readMessages({ around: id }), canTypeset()]);
    if (!isWanted()) return;
    if (result.ok) {
      put(result.value);
      arriveAt(id);
    } else if (result.failure.status === 404) setGone(true);
    else notify({ tone: "bad", message: result.failure.message });
  }

  function arriveAt(id: MessageId) {
    reads.overtake();
    // What lies over the page has to be gone first: nothing under it takes the focus.
    flushSync(() => {
      setGone(false);
      onArrive();
    });
    document.getElementById(id)?.scrollIntoView();
    focusMessage(id);
  }

  function follow(isFirst: boolean) {
    if (askedId !== null && isShown(askedId)) {
      if (!isFirst || isFreeFor(askedId)) arriveAt(askedId);
    } else if (askedId !== null) {
      if (!isFirst) void showAround(askedId);
    } else if (isElsewhere) {
      // Also at first: coming back through the history, the page is the one that the address once led to.
      void (isFirst ? putNewest() : showNewest());
    }
  }

  // Of who has left, no answer may touch the address.
  useEffect(() => () => reads.overtake(), [reads]);

  const latestFollow = useRef(follow);
  useEffect(() => {
    latestFollow.current = follow;
  });
  const followed = useRef<MessageId | null | undefined>(undefined);
  useEffect(() => {
    const before = followed.current;
    followed.current = askedId;
    // After this effect, which could not be waited for from inside.
    if (before !== askedId) queueMicrotask(() => latestFollow.current(before === undefined));
  }, [askedId]);

  // A reload must find what was said here since.
  useEffect(() => {
    if (isAskedHere && askedId !== null) leaveAddress(conversationId);
  }, [isAskedHere, askedId, conversationId]);

  return {
    /** The message that the address leads to, where it is on the page. */
    ledToId: askedId !== null && isShown(askedId) ? askedId : null,
    /** The address leads to a message that is not there. */
    isGone: isGone && askedId !== null,
    /** Whether something else is looked at than the end of the branch in view. */
    isElsewhere,
    /** While what was sent waits for `reachEnd`. */
    isReachingEnd,
    prepareEarlier,
    showEarlier,
    showLater,
    showNewest,
    reachEnd,
  };
}

/** Whether nothing else was begun before the page was ready: who types already is not led away. */
function isFreeFor(id: MessageId): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.id === id;
}

/** Without a navigation: the page is where it should be already. */
function leaveAddress(conversationId: ConversationId): void {
  if (window.location.search) window.history.replaceState(null, "", `/c/${conversationId}`);
}
