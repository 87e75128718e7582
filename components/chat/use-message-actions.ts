import { type Dispatch, type RefObject, useMemo } from "react";
import { notify } from "@/components/ui/notify";
import type { MessageId } from "@/lib/chat/schema";
import type { ChatAction } from "./chat-state";
import type { ComposerHandle } from "./composer";
import type { ConversationKeeper } from "./keeper";
import type { ConversationScrollHandle } from "./conversation-scroll";
import { freshIds } from "./fresh-ids";
import type { LiveReplyStore } from "./live-reply";
import type { MessageActions } from "./message-actions";
import { canTypeset } from "./reply-body";

/** What a person can do with a message. The same object for as long as the conversation is: messages are not drawn again for it. */
export function useMessageActions({
  keeper,
  live,
  dispatch,
  composer,
  scroll,
  openReceipt,
}: {
  keeper: ConversationKeeper;
  live: LiveReplyStore;
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
        live.clear();
        dispatch({ type: "submit", text, ids: freshIds(), editOf: message });
        composer.current?.focus();
      },
      showVersion: (id) => {
        void Promise.all([keeper.showVersion(id), canTypeset()]).then(([result]) => {
          if (result.ok) dispatch({ type: "show-page", page: result.value });
          else notify({ tone: "bad", message: `That version could not be shown. ${result.failure.message}` });
        });
      },
      tryAgain: (id, withoutMemoryIds) => {
        live.clear();
        dispatch({ type: "try-again", id, ids: freshIds(), ...(withoutMemoryIds ? { withoutMemoryIds } : {}) });
        scroll.current?.toEnd();
      },
      goOn: (id) => {
        live.clear();
        dispatch({ type: "go-on", id });
      },
      openReceipt,
    }),
    [keeper, live, dispatch, composer, scroll, openReceipt],
  );
}
