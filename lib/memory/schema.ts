import { z } from "zod";
import { cleanText, countCodePoints } from "./clean-text";
import { isJsonValue, jsonBytes, jsonDepth, type JsonValue } from "./json-limits";

export const MAX_CONTENT_CODE_POINTS = 10_000;
export const MAX_NAME_CODE_POINTS = 255;
export const MAX_METADATA_BYTES = 5_120;
export const MAX_METADATA_LEVELS = 5;
const MAX_VALUE_BYTES = 65_536;
/** What an integer column holds: 68 years. */
const MAX_TTL_SECONDS = 2_147_483_647;

const text = (most: number, what: string) =>
  z
    .string()
    .overwrite(cleanText)
    .refine((value) => value.trim() !== "", `${what} must not be blank`)
    .refine((value) => countCodePoints(value) <= most, `${what} must be at most ${most.toLocaleString("en")} characters`);

export const MemoryId = z.uuid().brand<"MemoryId">();
export type MemoryId = z.infer<typeof MemoryId>;

export const MEMORY_TYPES = ["fact", "preference", "event", "system"] as const;
export const MemoryType = z.enum(MEMORY_TYPES);
export type MemoryType = z.infer<typeof MemoryType>;
/** What may be learnt from words: a system record never is. */
export const LearnableType = MemoryType.exclude(["system"]);

export const MemoryContent = text(MAX_CONTENT_CODE_POINTS, "content");
export const MemoryKey = text(MAX_NAME_CODE_POINTS, "key");
export const Importance = z.int().min(1).max(5);
export const Confidence = z.number().min(0).max(1);

/** Names and values are cleaned as text is, so that NUL inside metadata cannot break a write. */
function cleanJson(value: JsonValue): JsonValue {
  if (typeof value === "string") return cleanText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(cleanJson);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [cleanText(name), cleanJson(inner)]));
}

export const MemoryValue = z
  .custom<JsonValue>((value) => isJsonValue(value), "value must be JSON")
  .refine((value) => jsonBytes(value) <= MAX_VALUE_BYTES, "value must be at most 64 KB as JSON")
  .overwrite(cleanJson);

export type Metadata = { [name: string]: JsonValue };
export const Metadata = z
  .custom<Metadata>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value) && isJsonValue(value),
    "metadata must be a JSON object",
  )
  .refine((value) => jsonBytes(value) <= MAX_METADATA_BYTES, "metadata must be at most 5 KB as JSON")
  .refine((value) => jsonDepth(value) <= MAX_METADATA_LEVELS, "metadata must be at most 5 levels deep")
  .overwrite((value) => Object.fromEntries(Object.entries(value).map(([name, inner]) => [cleanText(name), cleanJson(inner)])));

/** A moment in the years 1 to 9999, in UTC: the calendar of dates and of the database have no year 0. */
export const Moment = z.iso.datetime({ offset: true }).refine((time) => {
  const year = new Date(time).getUTCFullYear();
  return year >= 1 && year <= 9999;
}, "must be a date in the years 1 to 9999");
export const TtlSeconds = z.int().min(1).max(MAX_TTL_SECONDS);

export const INGESTION_MODES = ["explicit", "rules"] as const;
export const IngestionMode = z.enum(INGESTION_MODES, "Invalid ingestion_mode. Must be one of: explicit, rules");

/** Who last changed a memory: the person by hand, extraction, or a caller of the API. */
export const MEMORY_ORIGINS = ["person", "extraction", "api"] as const;
export const MemoryOrigin = z.enum(MEMORY_ORIGINS);
export type MemoryOrigin = z.infer<typeof MemoryOrigin>;

/** Where something was learned: the message and the words in it. */
export const MemorySource = z.object({
  conversationId: z.uuid(),
  messageId: z.uuid(),
  quote: z.string(),
});
export type MemorySource = z.infer<typeof MemorySource>;

/** One memory, as the domain and the page see it. Times are ISO 8601 in UTC. */
export const Memory = z.object({
  id: MemoryId,
  type: MemoryType,
  content: z.string(),
  key: z.string().nullable(),
  value: z.custom<JsonValue>((value) => isJsonValue(value)).nullable(),
  importance: Importance.nullable(),
  confidence: Confidence,
  metadata: z.custom<Metadata>((value) => isJsonValue(value)).nullable(),
  ingestionMode: IngestionMode,
  origin: MemoryOrigin,
  isPinned: z.boolean(),
  isDeleted: z.boolean(),
  ttlSeconds: z.int().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  /** When it became true for us: the date of the message it was learned from. */
  validFrom: z.iso.datetime(),
  /** When a person last put other words in place of those that were learned; what the source quotes is no evidence of these. */
  correctedAt: z.iso.datetime().nullable().default(null),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int().min(1),
  /** How often the person said so where it was used, since its words are these. */
  usefulCount: z.int().default(0),
  wrongCount: z.int().default(0),
  source: MemorySource.nullable(),
});
export type Memory = z.infer<typeof Memory>;

/** What ranks a memory beside its words. */
export type MemoryWorth = Pick<Memory, "id" | "type" | "importance" | "confidence" | "isPinned" | "validFrom" | "usefulCount" | "wrongCount">;

/** At most so many states of a memory, and of what it replaced, make its history. */
export const MOST_OF_HISTORY = 200;

/**
 * A past state of a memory, or of one that it replaced; `validTo` is null on the version in force. When, by whom and why:
 * how it came about, and of what was replaced how it ended. `source` is null where the words are a correction.
 */
export const MemoryVersion = z.object({
  /** Whose state it is: another one's where that was replaced. */
  memoryId: MemoryId,
  version: z.int().min(1),
  content: z.string(),
  key: z.string().nullable(),
  value: z.custom<JsonValue>((value) => isJsonValue(value)).nullable(),
  type: MemoryType,
  importance: Importance.nullable(),
  confidence: Confidence,
  validFrom: z.iso.datetime(),
  validTo: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
  changedBy: MemoryOrigin,
  reason: z.string(),
  source: MemorySource.nullable(),
});
export type MemoryVersion = z.infer<typeof MemoryVersion>;

export const NewMemory = z.strictObject({
  type: MemoryType,
  content: MemoryContent,
  key: MemoryKey.nullish(),
  value: MemoryValue.nullish(),
  importance: Importance.nullish(),
  confidence: Confidence.default(1),
  metadata: Metadata.nullish(),
  ttlSeconds: TtlSeconds.nullish(),
  expiresAt: Moment.nullish(),
  ingestionMode: IngestionMode.default("explicit"),
  isPinned: z.boolean().default(false),
});
export type NewMemory = z.output<typeof NewMemory>;

export const MemoryChange = z
  .strictObject({
    type: MemoryType.optional(),
    content: MemoryContent.optional(),
    key: MemoryKey.nullish(),
    value: MemoryValue.nullish(),
    importance: Importance.nullish(),
    confidence: Confidence.optional(),
    metadata: Metadata.nullish(),
    ttlSeconds: TtlSeconds.nullish(),
    expiresAt: Moment.nullish(),
    isPinned: z.boolean().optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), "nothing to change");
export type MemoryChange = z.output<typeof MemoryChange>;

export const ListMemories = z.strictObject({
  limit: z.int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional(),
  type: MemoryType.optional(),
  key: MemoryKey.optional(),
  minImportance: Importance.optional(),
  includeExpired: z.boolean().default(false),
  includeDeleted: z.boolean().default(false),
  order: z.enum(["newest", "oldest"]).default("newest"),
});
export type ListMemories = z.output<typeof ListMemories>;

export const SearchMemories = z.strictObject({
  query: z.string().overwrite(cleanText).refine((value) => countCodePoints(value) <= MAX_CONTENT_CODE_POINTS, "query is too long"),
  limit: z.int().min(1).max(100).default(20),
  types: z.array(MemoryType).min(1).optional(),
  asOf: Moment.optional(),
  /** The last word may not be finished: memories with a word that begins so are found, too. */
  isTyping: z.boolean().optional(),
});
export type SearchMemories = z.output<typeof SearchMemories>;

/** What made a score, each part as it entered: the two searches 0–1, then the bounded multipliers. */
export const ScoreParts = z.object({
  keyword: z.number(),
  vector: z.number(),
  importance: z.number(),
  recency: z.number(),
  confidence: z.number(),
  feedback: z.number().default(1),
  /** What comes from the same message as others before it, or stands beside one, counts a little less. */
  spread: z.number().default(1),
});
export type ScoreParts = z.infer<typeof ScoreParts>;

export const RecalledMemory = z.object({
  memory: Memory,
  relevanceScore: z.number().min(0).max(1),
  scoreParts: ScoreParts,
});
export type RecalledMemory = z.infer<typeof RecalledMemory>;

/** A past message found again. `role` says who spoke. */
export const RecalledEpisode = z.object({
  messageId: z.uuid(),
  conversationId: z.uuid(),
  conversationTitle: z.string(),
  role: z.enum(["person", "assistant"]),
  /** The name of who wrote it, where its conversation had more people than one. */
  author: z.string().nullable(),
  text: z.string(),
  createdAt: z.iso.datetime(),
  relevanceScore: z.number().min(0).max(1),
  scoreParts: ScoreParts,
});
export type RecalledEpisode = z.infer<typeof RecalledEpisode>;

export type Recall = { facts: RecalledMemory[]; episodes: RecalledEpisode[] };
