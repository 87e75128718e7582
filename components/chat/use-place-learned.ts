import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { MessageId } from "@/lib/chat/schema";
import type { ConversationScrollHandle } from "./conversation-scroll";
import { type Learned, placeLearned } from "./just-learned";

/**
 * Puts what was just learned under the newest reply, where nothing follows that it could push away, and moves nothing
 * that is being read. What comes while a reply is being written waits for its end.
 * @param newestReplyId null while there is no such place
 */
export function usePlaceLearned(newestReplyId: MessageId | null, scroll: RefObject<ConversationScrollHandle | null>): (memories: readonly Learned[]) => void {
  const waiting = useRef<readonly Learned[]>([]);
  const place = useRef(newestReplyId);

  const putDown = useCallback(() => {
    const [replyId, memories] = [place.current, waiting.current];
    if (replyId === null || memories.length === 0) return;
    waiting.current = [];
    const show = () => placeLearned(replyId, memories);
    // Left meanwhile, there is nothing to hold still; who comes back finds it.
    if (scroll.current) scroll.current.holdStill(show);
    else show();
  }, [scroll]);

  useEffect(() => {
    place.current = newestReplyId;
    // After this effect, inside of which nothing can be drawn at once.
    queueMicrotask(putDown);
  }, [newestReplyId, putDown]);

  return useCallback(
    (memories) => {
      waiting.current = [...waiting.current, ...memories];
      putDown();
    },
    [putDown],
  );
}
