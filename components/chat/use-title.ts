import { useEffect, useState } from "react";
import type { ConversationId } from "@/lib/chat/schema";
import { readConversation } from "./conversation-calls";
import { announceConversationChange, onConversationChange } from "./conversation-changes";

/** The title is written by a job after the first reply; these are the moments we look whether it is there. */
const LOOK_AFTER_MS = [400, 900, 1_800, 4_000, 10_000];

export function useTitle(conversationId: ConversationId, initialTitle: string | null, repliesSettled: number): [title: string | null, showTitle: (title: string | null) => void] {
  const [title, setTitle] = useState(initialTitle);

  useEffect(() => {
    if (repliesSettled === 0) return;
    announceConversationChange({ id: conversationId });
    if (title !== null) return;
    let isOver = false;
    const timers = LOOK_AFTER_MS.map((delayMs) =>
      setTimeout(() => {
        void readConversation(conversationId).then((result) => {
          if (isOver || !result.ok || result.value.title === null) return;
          setTitle(result.value.title);
          // To this looking, too: it ends it.
          announceConversationChange({ id: conversationId, title: result.value.title });
        });
      }, delayMs),
    );
    const stopListening = onConversationChange((change) => {
      // Found, here or by another tab, or given by the person.
      if (change.id === conversationId && change.title !== undefined) end();
    });
    function end() {
      isOver = true;
      timers.forEach(clearTimeout);
      stopListening();
    }
    return end;
    // The title itself ends the looking; it must not begin it again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [conversationId, repliesSettled]);

  useEffect(
    () =>
      onConversationChange((change) => {
        if (change.id === conversationId && change.title !== undefined) setTitle(change.title);
      }),
    [conversationId],
  );

  useEffect(() => {
    if (title) document.title = `${title} · Commonplace`;
  }, [title]);

  return [title, setTitle];
}
