import type { MessageId, Siblings } from "@/lib/chat/schema";
import type { AskedTurn } from "./asked-turn";

/** What the first statement of a turn stored and found out. */
export type BegunTurn = AskedTurn & {
  readonly conversationId: string;
  readonly replyId: MessageId;
  readonly replySiblings: Siblings;
  readonly person: {
    readonly parentId: MessageId | null;
    /** Known when the message was stored just now. */
    readonly siblings: Siblings | null;
  };
  /** Whether what is known may be put before the model, and whether anything may be learned. */
  readonly isMemoryOn: boolean;
  readonly isLearning: boolean;
  /** Memories that this conversation is not to be given. */
  readonly leftOutMemoryIds: readonly string[];
  /** Nobody has named the conversation yet. */
  readonly isUntitled: boolean;
  readonly createdAt: string;
};
