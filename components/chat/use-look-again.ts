import { useEffect, useRef, useState } from "react";
import type { ConversationId } from "@/lib/chat/schema";
import { onConversationChange } from "./conversation-changes";

/** One turn is announced several times, by every tab that reads it along: one look serves them all. */
const LOOK_AFTER_MS = 150;

/**
 * Looks again when another tab has gone on with the conversation, and when the person comes back to this one: another
 * browser may have. What is announced while this tab is busy, or came about before it, is looked at when it no longer is.
 */
export function useLookAgain(conversationId: ConversationId, isBusy: boolean, look: () => void): void {
  const [hasMissed, setMissed] = useState(false);
  const latestLook = useRef(look);
  useEffect(() => {
    latestLook.current = look;
  });

  useEffect(
    () =>
      onConversationChange(({ id, title, isDeleted }, isFromAnotherTab) => {
        // A title is in no message, and of what was deleted there is nothing to see.
        if (isFromAnotherTab && id === conversationId && title === undefined && !isDeleted) setMissed(true);
      }),
    [conversationId],
  );

  useEffect(() => {
    if (!hasMissed || isBusy) return;
    const timer = setTimeout(() => {
      setMissed(false);
      latestLook.current();
    }, LOOK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [hasMissed, isBusy]);

  useEffect(() => {
    const onVisible = () => {
      if (document.visibilityState !== "visible") return;
      if (isBusy) setMissed(true);
      else latestLook.current();
    };
    document.addEventListener("visibilitychange", onVisible);
    window.addEventListener("online", onVisible);
    return () => {
      document.removeEventListener("visibilitychange", onVisible);
      window.removeEventListener("online", onVisible);
    };
  }, [isBusy]);
}
