import type { UIMessage } from "ai";
import type { MessageFailure, MessageStatus, Siblings } from "@/lib/chat/schema";
import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";

/**
 * What the chat page knows of a message besides its words. Stored messages carry it from the start; a reply
 * that is being written gets it with its stream: at first `streaming`, at the end how it ended.
 */
export type MessageMetadata = {
  status: MessageStatus;
  /** Why it failed and what was kept, as a sentence for the person. */
  failure: MessageFailure | null;
  parentId: string | null;
  siblings: Siblings;
  modelId: string | null;
  /** ISO 8601. */
  createdAt: string;
  /** Only with a stream: the person's message that the reply answers, as it was stored. */
  person?: { id: string; parentId: string | null; siblings: Siblings };
};

/**
 * `data-*` parts of a reply. `memories` comes before the first word: what was put before the model.
 * `receipt` comes at the end and holds the same memories with how each fared.
 */
export type ChatDataParts = {
  memories: { memories: ReceiptMemory[] };
  receipt: Receipt;
};

/** A message as `useChat` holds it: `reasoning` parts, one `text` part, then `data-memories` and `data-receipt`. */
export type ChatUiMessage = UIMessage<MessageMetadata, ChatDataParts>;
