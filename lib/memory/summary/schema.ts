import { z } from "zod";

/** Of one entry, in UTF-16 units. A summary is put before the model with every turn: what is long is not read there anyway. */
export const LONGEST_SUMMARY = 320;
export const LONGEST_SNIPPET = 200;
export const LONGEST_DETAIL = 200;
export const MOST_DETAILS = 12;

/** What one or more turns, one after the other, came to. */
export const Interaction = z.object({
  summary: z.string().min(1).max(LONGEST_SUMMARY),
  /** Words that stand in one of those turns, letter by letter; empty only where the turns hold no words at all. */
  snippet: z.string().max(LONGEST_SNIPPET),
  /** 1: small talk; 5: the rest of the conversation hangs on it. */
  priority: z.int().min(1).max(5),
  /** Turns of the branch, counted from 1. */
  first_turn: z.int().min(1),
  last_turn: z.int().min(1),
  /** Where the snippet stands. */
  message_id: z.uuid(),
});
export type Interaction = z.infer<typeof Interaction>;

/** What is stored of a summary, sealed. Its interactions follow one another and hold every turn up to the watermark once. */
export const SummaryContent = z.object({
  interactions: z.array(Interaction),
  /** Newest last. */
  important_details: z.array(z.string().min(1).max(LONGEST_DETAIL)).max(MOST_DETAILS),
});
export type SummaryContent = z.infer<typeof SummaryContent>;

export const NO_SUMMARY: SummaryContent = { interactions: [], important_details: [] };

/** A version without what it says. */
export const SummaryVersion = z.object({
  version: z.int(),
  /** Turns of the branch that it holds, counted from the first. */
  watermark: z.int(),
  ends_at_message_id: z.uuid(),
  /** The model that wrote its newest part, or the name of our own method. */
  model: z.string(),
  created_at: z.iso.datetime(),
  /** Whether it lies on the branch in view. */
  is_on_branch: z.boolean(),
});
export type SummaryVersion = z.infer<typeof SummaryVersion>;

/** The memory of one conversation: the turns that the next reply sees whole, and what came of those before. */
export const ConversationMemory = z.object({
  conversation_id: z.uuid(),
  /** Messages of working memory, oldest first. */
  short_term: z.array(z.object({ id: z.uuid(), role: z.enum(["person", "assistant"]), content: z.string(), created_at: z.iso.datetime() })),
  ...SummaryContent.shape,
  /** The version shown: the deepest one on the branch in view, or the one asked for. Null for none. */
  summary: SummaryVersion.nullable(),
  /** Finished turns of the branch in view, since it was cleared. */
  turn_count: z.int(),
  /** Every version of the conversation, newest first. */
  versions: z.array(SummaryVersion),
});
export type ConversationMemory = z.infer<typeof ConversationMemory>;

/** A conversation in the list of those that have a summary. */
export type SummarisedConversation = {
  readonly id: string;
  /** Empty where nobody has named it. */
  readonly title: string;
  readonly versionCount: number;
  /** Turns that its deepest version holds. */
  readonly turnCount: number;
  readonly summarisedAt: string;
};

/** One turn on its way into a summary. */
export type FoldedTurn = {
  /** Its place in the branch, counted from 1. */
  readonly turn: number;
  readonly messages: readonly { readonly id: string; readonly role: "person" | "assistant"; readonly text: string }[];
};
