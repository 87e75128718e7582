import type { PastMessage } from "@/lib/chat/queries";
import type { MessageId, Siblings } from "@/lib/chat/schema";
import type { SummaryContent } from "@/lib/memory/summary/schema";

/** What the first statement of a turn stored and found out. */
export type BegunTurn = {
  readonly turnId: string;
  readonly conversationId: string;
  readonly replyId: MessageId;
  readonly replySiblings: Siblings;
  readonly person: {
    readonly id: MessageId;
    readonly text: string;
    readonly tokenCount: number;
    readonly parentId: MessageId | null;
    /** Known when the message was stored just now. */
    readonly siblings: Siblings | null;
  };
  /** What the reply had before, where it goes on. */
  readonly earlier: { readonly text: string; readonly reasoning: string };
  /** Messages before the person's, newest first, as many as a prompt may take. */
  readonly past: readonly PastMessage[];
  /** What the oldest turns of the branch came to, and how many it holds. */
  readonly summary: { readonly content: SummaryContent; readonly watermark: number } | null;
  /** Earlier turns that the summary does not hold yet, however far back. */
  readonly sinceSummary: { readonly turns: number; readonly tokens: number };
  /** Whether what is known may be put before the model, and whether anything may be learned. */
  readonly isMemoryOn: boolean;
  readonly isLearning: boolean;
  /** Memories that this conversation is not to be given. */
  readonly leftOutMemoryIds: readonly string[];
  /** Nobody has named the conversation yet. */
  readonly isUntitled: boolean;
  readonly createdAt: string;
};
