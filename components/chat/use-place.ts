import { useSearchParams } from "next/navigation";
import { type Dispatch, type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { notify } from "@/components/ui/notify";
import type { ConversationId, MessageId } from "@/lib/chat/schema";
import type { ChatAction, ChatState } from "./chat-state";
import type { ConversationScrollHandle } from "./conversation-scroll";
import { focusMessage } from "./focus-message";
import type { ConversationKeeper } from "./keeper";
import type { LiveReplyStore } from "./live-reply";
import { canTypeset } from "./reply-body";

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
  scroll,
  onArrive,
}: {
  conversationId: ConversationId;
  state: ChatState;
  dispatch: Dispatch<ChatAction>;
  keeper: ConversationKeeper;
  live: LiveReplyStore;
  scroll: RefObject<ConversationScrollHandle | null>;
  onArrive: () => void;
}) {
  const askedId = useSearchParams().get(MESSAGE) as MessageId | null;
  const isShown = (id: MessageId) => state.entries.some(({ message }) => message.id === id);
  const [isGone, setGone] = useState(askedId !== null && !isShown(askedId));
  const isElsewhere = state.hasLater || !state.isOnBranch;
  const isAskedHere = Boolean(state.turn?.request);

  /** @returns whether they are shown and can be written after: a reply may be on its way there */
  async function showNewest(): Promise<boolean> {
    const [result] = await Promise.all([keeper.readMessages(), canTypeset()]);
    if (!result.ok) {
      notify({ tone: "bad", message: result.failure.message });
      return false;
    }
    live.clear();
    flushSync(() => dispatch({ type: "show-page", page: result.value }));
    scroll.current?.toEnd();
    leaveAddress(conversationId);
    return result.value.messages.at(-1)?.status !== "streaming";
  }

  /** Goes to the end of what is looked at, so that what is sent next follows it. A branch that was left is gone on with. */
  async function reachEnd(): Promise<boolean> {
    const last = state.entries.at(-1)?.message.id;
    if (!state.isOnBranch && last) {
      const switched = await keeper.showVersion(last);
      if (!switched.ok) {
        notify({ tone: "bad", message: switched.failure.message });
        return false;
      }
    }
    return showNewest();
  }

  async function showEarlier() {
    const first = state.entries[0]?.message.id;
    const [result] = await Promise.all([keeper.readMessages(first && { before: first }), canTypeset()]);
    if (result.ok) dispatch({ type: "prepend-page", page: result.value });
    else notify({ tone: "bad", message: result.failure.message });
  }

  async function showLater() {
    const last = state.entries.at(-1)?.message.id;
    if (!last) return;
    const [result] = await Promise.all([keeper.readMessages({ after: last }), canTypeset()]);
    if (!result.ok) return notify({ tone: "bad", message: result.failure.message });
    scroll.current?.holdStill(() => dispatch({ type: "append-page", page: result.value }));
    const next = result.value.messages[0]?.id;
    if (next) focusMessage(next);
  }

  async function showAround(id: MessageId) {
    const [result] = await Promise.all([keeper.readMessages({ around: id }), canTypeset()]);
    if (result.ok) {
      live.clear();
      flushSync(() => dispatch({ type: "show-page", page: result.value }));
      arriveAt(id);
    } else if (result.failure.status === 404) setGone(true);
    else notify({ tone: "bad", message: result.failure.message });
  }

  function arriveAt(id: MessageId) {
    // What lies over the page has to be gone first: nothing under it takes the focus.
    flushSync(() => {
      setGone(false);
      onArrive();
    });
    document.getElementById(id)?.scrollIntoView();
    focusMessage(id);
  }

  function follow(isFirst: boolean) {
    if (askedId !== null && isShown(askedId)) arriveAt(askedId);
    else if (isFirst) return;
    else if (askedId !== null) void showAround(askedId);
    else if (isElsewhere) void showNewest();
  }

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
    showEarlier,
    showLater,
    showNewest,
    reachEnd,
  };
}

/** Without a navigation: the page is where it should be already. */
function leaveAddress(conversationId: ConversationId): void {
  if (window.location.search) window.history.replaceState(null, "", `/c/${conversationId}`);
}
