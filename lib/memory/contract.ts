import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { isJsonValue, type JsonValue } from "./json-limits";
import { Confidence, Importance, IngestionMode, MemoryContent, MemoryId, MemoryKey, MemoryOrigin, MemoryType, MemoryValue, Metadata, Moment, ScoreParts, TtlSeconds } from "./schema";

const anyJson = z.custom<JsonValue>((value) => isJsonValue(value)).meta({ description: "Any JSON" });

/** The message in which a memory was heard, and the words in it. */
const source = z.object({ conversation_id: z.uuid(), message_id: z.uuid(), quote: z.string() });
/** Found out only where one memory is read: a list would have to walk up the branch of every row. */
const sourceInPlace = source.extend({
  is_on_branch: z.boolean().nullable().meta({ description: "Whether the message lies on the branch in view of its conversation. False: from a branch that was left. Null: the message or its conversation is gone." }),
});

/** A memory as the public interface names it (memory contract v1), with fields of ours beside. Times are ISO 8601 in UTC. */
export const MemoryRecord = z.object({
  id: MemoryId,
  memory_id: MemoryId,
  owner_id: z.string(),
  user_id: z.string(),
  type: MemoryType,
  memory_type: MemoryType,
  content: z.string(),
  key: z.string().nullable(),
  value: anyJson.nullable(),
  importance: Importance.nullable(),
  confidence: Confidence,
  metadata: anyJson.nullable(),
  ttl_seconds: z.int().nullable(),
  expires_at: z.iso.datetime().nullable(),
  ingestion_mode: IngestionMode,
  is_deleted: z.boolean(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
  is_pinned: z.boolean(),
  origin: MemoryOrigin,
  version: z.int(),
  /** When it was said, which is not always when the record was made. */
  valid_from: z.iso.datetime(),
  corrected_at: z.iso.datetime().nullable().meta({ description: "When a person last put other words in place of those that were learned. What the source quotes is then no evidence of the content." }),
  source: source.nullable(),
});
export type MemoryRecord = z.infer<typeof MemoryRecord>;

const params = z.object({ memoryId: MemoryId });
const queryFlag = z.stringbool().default(false);

export const listMemoriesContract = contract({
  method: "GET",
  path: "/api/v1/memory",
  summary: "List memories. The next page is named in X-Next-Cursor and Link.",
  status: 200,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(500).default(100),
    cursor: z.string().max(200).optional(),
    type: MemoryType.optional(),
    key: MemoryKey.optional(),
    min_importance: z.coerce.number().pipe(Importance).optional(),
    include_expired: queryFlag,
    include_deleted: queryFlag,
    order: z.enum(["newest", "oldest"]).default("newest"),
  }),
  response: z.array(MemoryRecord),
  failures: ["invalid_request"],
});

export const createMemoryContract = contract({
  method: "POST",
  path: "/api/v1/memory",
  summary: "Store one memory.",
  status: 200,
  body: z.strictObject({
    type: MemoryType,
    content: MemoryContent,
    key: MemoryKey.nullish(),
    value: MemoryValue.nullish(),
    importance: Importance.nullish(),
    confidence: Confidence.default(1),
    metadata: Metadata.nullish(),
    ttl_seconds: TtlSeconds.nullish(),
    expires_at: Moment.nullish(),
    is_pinned: z.boolean().default(false),
  }),
  response: MemoryRecord,
  failures: [],
});

export const MemoryWithSourcesRecord = MemoryRecord.extend({ source: sourceInPlace.nullable(), heard_again: z.array(sourceInPlace.extend({ said_at: z.iso.datetime() })) });
export type MemoryWithSourcesRecord = z.infer<typeof MemoryWithSourcesRecord>;

export const readMemoryContract = contract({
  method: "GET",
  path: "/api/v1/memory/[memoryId]",
  summary: "Read one memory, and where it was heard again after the first time, newest first; of each place, whether it is on the branch in view.",
  status: 200,
  params,
  response: MemoryWithSourcesRecord,
  failures: ["not_found"],
});

export const changeMemoryContract = contract({
  method: "PATCH",
  path: "/api/v1/memory/[memoryId]",
  summary: "Change a memory; what it said before is kept in its history. Pinning, an expiry and what is the same as before make no version.",
  status: 200,
  params,
  body: z
    .strictObject({
      type: MemoryType.optional(),
      content: MemoryContent.optional(),
      key: MemoryKey.nullish(),
      value: MemoryValue.nullish(),
      importance: Importance.nullish(),
      confidence: Confidence.optional(),
      metadata: Metadata.nullish(),
      ttl_seconds: TtlSeconds.nullish(),
      expires_at: Moment.nullish(),
      is_pinned: z.boolean().optional(),
    })
    .refine((change) => Object.keys(change).length > 0, "nothing to change"),
  response: MemoryRecord,
  failures: ["not_found", "conflict"],
});

export const forgetMemoryContract = contract({
  method: "DELETE",
  path: "/api/v1/memory/[memoryId]",
  summary: "Forget a memory for good: the record, its history, its place in the search and its words in receipts.",
  status: 200,
  params,
  response: z.object({ success: z.literal(true), memory_id: MemoryId }),
  failures: ["not_found"],
});

export const hideMemoryContract = contract({
  method: "DELETE",
  path: "/api/v1/memory/[memoryId]/soft",
  summary: "Hide a memory for good and keep it for audit.",
  status: 200,
  params,
  response: MemoryRecord,
  failures: ["not_found"],
});

export const memoryHistoryContract = contract({
  method: "GET",
  path: "/api/v1/memory/[memoryId]/history",
  summary: "What a memory said, newest first, and after its versions the memories that it replaced; the newest 200 of all.",
  status: 200,
  params,
  response: z.array(
    z.object({
      memory_id: MemoryId.meta({ description: "Whose state it is. Another id: a memory that was replaced, which changed_at, changed_by and reason say the end of." }),
      version: z.int(),
      type: MemoryType,
      content: z.string(),
      key: z.string().nullable(),
      value: anyJson.nullable(),
      importance: Importance.nullable(),
      confidence: Confidence,
      valid_from: z.iso.datetime(),
      valid_to: z.iso.datetime().nullable(),
      changed_at: z.iso.datetime(),
      changed_by: MemoryOrigin,
      reason: z.string(),
      source: source.nullable().meta({ description: "Null, too, where the words are a correction." }),
    }),
  ),
  failures: ["not_found"],
});

export const memoryStatsContract = contract({
  method: "GET",
  path: "/api/v1/memory/stats",
  summary: "Counts: total excludes deleted and includes expired.",
  status: 200,
  response: z.object({
    total: z.int(),
    deleted: z.int(),
    expired: z.int(),
    by_type: z.record(z.string(), z.int()),
    by_importance: z.record(z.string(), z.int()),
    oldest: z.iso.datetime().nullable(),
    newest: z.iso.datetime().nullable(),
  }),
  failures: [],
});

/** A past message that was found. `author` names who wrote it where its conversation had more people than one. */
export const EpisodeRecord = z.object({
  message_id: z.uuid(),
  conversation_id: z.uuid(),
  conversation_title: z.string(),
  role: z.enum(["person", "assistant"]),
  author: z.string().nullable(),
  content: z.string(),
  created_at: z.iso.datetime(),
  relevance_score: z.number(),
  score_parts: ScoreParts.optional(),
});
export type EpisodeRecord = z.infer<typeof EpisodeRecord>;

export const memoryContextContract = contract({
  method: "POST",
  path: "/api/v1/memory/context",
  summary: 'Search memories by meaning and words; the answer is ready for a prompt. With include: ["episodes"] past messages are searched, too.',
  status: 200,
  body: z.strictObject({
    query: MemoryContent,
    limit: z.int().min(1).max(100).default(20),
    types: z.array(MemoryType).min(1).max(4).optional(),
    as_of: Moment.optional(),
    explain: z.boolean().default(false),
    /** What else is searched. Memories always are. */
    include: z.array(z.enum(["episodes"])).max(1).default([]),
    episodes_limit: z.int().min(1).max(100).default(20),
    is_typing: z.boolean().default(false).meta({ description: "Find as you type: the last word of the query, unless something follows it, also finds memories with a word that begins so (three letters or more)." }),
  }),
  response: z.object({
    memories: z.array(MemoryRecord.extend({ relevance_score: z.number(), score_parts: ScoreParts.optional() })),
    /** Past messages, best first; there where they were asked for. */
    episodes: z.array(EpisodeRecord).optional(),
    context_summary: z.string(),
  }),
  failures: [],
});
