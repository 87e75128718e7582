import type { PastMessage } from "@/lib/chat/queries";
import type { MessageId } from "@/lib/chat/schema";
import type { SummaryContent } from "@/lib/memory/summary/schema";

/** What a model is asked, and what the prompt is made of: all that it takes to write a reply, stored or not. */
export type AskedTurn = {
  readonly turnId: string;
  /** Null where the conversation is not stored. */
  readonly conversationId: string | null;
  readonly person: { readonly id: MessageId; readonly text: string; readonly tokenCount: number };
  /** What the reply had before, where it goes on. */
  readonly earlier: { readonly text: string; readonly reasoning: string };
  /** Messages before the person's, newest first, as many as a prompt may take. */
  readonly past: readonly PastMessage[];
  /** What the oldest turns of the branch came to, and how many it holds. */
  readonly summary: { readonly content: SummaryContent; readonly watermark: number } | null;
  /** Earlier turns that the summary does not hold yet, however far back. */
  readonly sinceSummary: { readonly turns: number; readonly tokens: number };
};
