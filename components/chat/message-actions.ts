import type { ChatMessage, MessageId } from "@/lib/chat/schema";

/** What can be done with a message. One object that never changes, so that a message draws again only when it does. */
export type MessageActions = {
  startEditing: (id: MessageId) => void;
  stopEditing: () => void;
  sendEdited: (message: ChatMessage, text: string) => void;
  showVersion: (id: MessageId) => void;
  tryAgain: (id: MessageId, withoutMemoryIds?: readonly string[]) => void;
  goOn: (id: MessageId) => void;
  openReceipt: (id: MessageId) => void;
};
