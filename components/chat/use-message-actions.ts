import { type Dispatch, type RefObject, useMemo } from "react";
import { notify } from "@/components/ui/notify";
import type { MessageId } from "@/lib/chat/schema";
import type { BeginAction, ChatAction } from "./chat-state";
import type { ComposerHandle } from "./composer";
import type { ConversationKeeper } from "./keeper";
import type { ConversationScrollHandle } from "./conversation-scroll";
import { freshIds } from "./fresh-ids";
import type { MessageActions } from "./message-actions";
import type { PageReads } from "./page-reads";
import { canTypeset } from "./reply-body";

/** What a person can do with a message. The same object for as long as the conversation is: messages are not drawn again for it. */
export function useMessageActions({
  keeper,
  reads,
  begin,
  dispatch,
  composer,
  scroll,
  openReceipt,
}: {
  keeper: ConversationKeeper;
  reads: PageReads;
  begin: (action: BeginAction) => void;
  dispatch: Dispatch<ChatAction>;
  composer: RefObject<ComposerHandle | null>;
  scroll: RefObject<ConversationScrollHandle | null>;
  openReceipt: (id: MessageId) => void;
}): MessageActions {
  return useMemo<MessageActions>(
    () => ({
      startEditing: (id) => dispatch({ type: "edit", id }),
      stopEditing: () => {
        dispatch({ type: "edit", id: null });
        composer.current?.focus();
      },
      sendEdited: (message, text) => {
        begin({ type: "submit", text, ids: freshIds(), editOf: message });
        composer.current?.focus();
      },
      showVersion: (id) => {
        const isWanted = reads.beginAnew();
        void Promise.all([keeper.showVersion(id), canTypeset()]).then(([result]) => {
          if (!isWanted()) return;
          reads.overtake();
          if (result.ok) dispatch({ type: "show-page", page: result.value });
          else notify({ tone: "bad", message: `That version could not be shown. ${result.failure.message}` });
        });
      },
      tryAgain: (id, withoutMemoryIds) => {
        begin({ type: "try-again", id, ids: freshIds(), ...(withoutMemoryIds ? { withoutMemoryIds } : {}) });
        scroll.current?.toEnd();
      },
      goOn: (id) => {
        begin({ type: "go-on", id });
      },
      openReceipt,
    }),
    [keeper, reads, begin, dispatch, composer, scroll, openReceipt],
  );
}
