import { z } from "zod";

/** The parts of a prompt, in the order the model reads them. */
export const PromptPartName = z.enum(["persona", "facts", "episodes", "summary", "files", "recent", "message"]);
export type PromptPartName = z.infer<typeof PromptPartName>;

/** Why a memory came up: every number that went into its score. */
export const ScoreParts = z.object({
  keyword: z.number(),
  vector: z.number(),
  importance: z.number(),
  recency: z.number(),
  confidence: z.number(),
  /** Receipts of the first days do not have these. */
  feedback: z.number().default(1),
  spread: z.number().default(1),
});

const Source = z.object({
  conversationId: z.uuid().nullable(),
  conversationTitle: z.string().nullable(),
  messageId: z.uuid().nullable(),
  /** When it was said. */
  date: z.iso.datetime(),
  /** The person's own words; null where other words were put in place of what was learned from them. */
  quote: z.string().nullable(),
  /** When that was done by hand. Absent where it was not, and in earlier receipts. */
  correctedAt: z.iso.datetime().optional(),
});

/** How a memory fared: marked or recognised in the reply, merely before the model, or left out for lack of room. */
export const MemoryUse = z.enum(["used", "in-view", "dropped"]);

export const ReceiptMemory = z.object({
  /** The number it had before the model, as in [m3]; null for what was dropped. */
  mark: z.string().nullable(),
  /** Null for an episode, which is a message. */
  memoryId: z.uuid().nullable(),
  version: z.int(),
  kind: z.enum(["memory", "episode"]),
  type: z.string(),
  content: z.string(),
  relevanceScore: z.number(),
  scoreParts: ScoreParts,
  tokenCount: z.int(),
  use: MemoryUse,
  source: Source,
  /** Forgotten since, with its words and where they came from. The id and what it counted for stay. */
  isForgotten: z.literal(true).optional(),
});
export type ReceiptMemory = z.infer<typeof ReceiptMemory>;

/** A stretch of the reply that a memory shaped: UTF-16 offsets into the reply's Markdown source. */
export const ReceiptSpan = z.object({
  mark: z.string(),
  start: z.int(),
  end: z.int(),
  /** Marked by the model itself, or recognised by its words. */
  basis: z.enum(["marked", "aligned"]),
});
export type ReceiptSpan = z.infer<typeof ReceiptSpan>;

/** What a reply shows of a feeling, in its own words. */
export const Emotion = z.enum(["neutral", "happy", "sad", "worried", "surprised", "angry"]);
export type Emotion = z.infer<typeof Emotion>;

/** Everything a model was given for one reply, and what it cost. */
export const Receipt = z.object({
  parts: z.array(z.object({ name: PromptPartName, tokenCount: z.int(), itemCount: z.int(), droppedCount: z.int() })),
  budgetTokens: z.int(),
  promptTokens: z.int(),
  completionTokens: z.int(),
  reasoningTokens: z.int(),
  usageSource: z.enum(["provider", "estimated"]),
  providerId: z.string(),
  modelId: z.string(),
  memories: z.array(ReceiptMemory),
  spans: z.array(ReceiptSpan),
  latencyMs: z.int(),
  firstTokenMs: z.int().nullable(),
  /** Receipts of earlier replies do not have it. */
  emotion: Emotion.optional(),
});
export type Receipt = z.infer<typeof Receipt>;
