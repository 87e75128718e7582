import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { MessageId } from "@/lib/chat/schema";
import type { ConversationScrollHandle } from "./conversation-scroll";
import { type Learned, placeLearned } from "./just-learned";

/**
 * Puts what was just learned under the newest reply, where nothing follows that it could push away: in view for who is
 * at the end, and without moving anything for who reads further up. What comes while a reply is being written waits for
 * its end.
 * @param replyId as `placeForLearned` says it
 */
export function usePlaceLearned(replyId: MessageId | null, scroll: RefObject<ConversationScrollHandle | null>): (memories: readonly Learned[]) => void {
  const waiting = useRef<readonly Learned[]>([]);
  const place = useRef(replyId);
  const lastPlace = useRef(replyId);

  const putDown = useCallback(() => {
    const [replyId, memories] = [place.current, waiting.current];
    if (replyId === null || memories.length === 0) return;
    waiting.current = [];
    const show = () => placeLearned(replyId, memories);
    // Left meanwhile, there is nothing to scroll; who comes back finds it.
    if (scroll.current) scroll.current.addAtEnd(show);
    else show();
  }, [scroll]);

  useEffect(() => {
    place.current = replyId;
    if (replyId !== null) lastPlace.current = replyId;
    // After this effect, inside of which nothing can be drawn at once.
    queueMicrotask(putDown);
  }, [replyId, putDown]);

  // Left while a reply is being written, its end will not be seen here: the reply before it has to do.
  useEffect(
    () => () => {
      place.current ??= lastPlace.current;
      queueMicrotask(putDown);
    },
    [putDown],
  );

  return useCallback(
    (memories) => {
      waiting.current = [...waiting.current, ...memories];
      putDown();
    },
    [putDown],
  );
}
