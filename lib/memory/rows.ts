import "server-only";
import { z } from "zod";
import { keyedHash } from "@/lib/crypto/keyed-hash";
import { open, seal } from "@/lib/crypto/sealing";
import type { Memory as MemoryRecord } from "@/lib/db/generated/client";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { foldForEquality } from "./clean-text";
import { isJsonValue, type JsonValue } from "./json-limits";
import { Memory, MemoryType, type MemoryWorth, Metadata } from "./schema";

/** The columns of `memories` that the domain reads, by their names in Prisma. */
export const MEMORY_ROW_COLUMNS = [
  "ownerId", "id", "type", "contentSealed", "keySealed", "valueSealed", "metadataSealed", "evidenceSealed", "confidence", "importance", "isPinned",
  "origin", "ingestionMode", "version", "sourceConversationId", "sourceMessageId", "ttlSeconds", "expiresAt", "usefulCount", "wrongCount", "learnedAt", "correctedAt", "createdAt", "updatedAt", "deletedAt",
] as const satisfies readonly (keyof MemoryRecord)[];
/** A row of `memories` with those columns, still sealed. */
export type MemoryRow = Pick<MemoryRecord, (typeof MEMORY_ROW_COLUMNS)[number]>;

type Field = "content" | "key" | "value" | "metadata" | "evidence";

/** The field is part of the identity, so that a sealed key cannot be put where content belongs. */
const identity = (ownerId: string, memoryId: string, field: Field) => [ownerId, memoryId, field];
const sealField = (ownerId: OwnerId, memoryId: string, field: Field, text: string) => seal("memory", identity(ownerId, memoryId, field), text);
const openField = (row: Pick<MemoryRow, "ownerId" | "id">, field: Field, sealed: Uint8Array | null) =>
  sealed === null ? null : open("memory", identity(row.ownerId, row.id, field), sealed);

const Json = z.custom<JsonValue>((value) => isJsonValue(value));
// Made once: a schema made for each memory would be prepared for its first use each time.
const OptionalJson = Json.nullable();
const OptionalMetadata = Metadata.nullable();
const OptionalEvidence = z.object({ quote: z.string() }).nullable();

/** Finds the same words again without reading any: a keyed hash of the folded content. */
export const contentHash = (scope: Scope, content: string): Uint8Array<ArrayBuffer> =>
  keyedHash("memory-content", scope.ownerId, scope.userId, foldForEquality(content));
/** Finds a memory by its key without reading any. */
export const keyHash = (scope: Scope, key: string): Uint8Array<ArrayBuffer> => keyedHash("memory-key", scope.ownerId, scope.userId, key.normalize("NFC"));
/** The key under which a scope's terms are hashed: no two scopes share a number for a word. */
export const scopeTermKey = (scope: Scope): Uint8Array => keyedHash("search-term", scope.ownerId, scope.userId);

/** The key under which beginnings of its words are hashed. */
export const scopeBeginningKey = (scope: Scope): Uint8Array => keyedHash("search-beginning", scope.ownerId, scope.userId);

/** What is sealed of a memory. `undefined` leaves a field as it is, null empties it. */
export type SealedInput = {
  readonly content?: string | undefined;
  readonly key?: string | null | undefined;
  readonly value?: JsonValue | null | undefined;
  readonly metadata?: Metadata | null | undefined;
  readonly quote?: string | null | undefined;
};

/** The sealed columns and hashes of the fields that are given. */
export function sealMemory(scope: Scope, memoryId: string, input: SealedInput) {
  const { ownerId } = scope;
  const sealJson = (field: Field, value: JsonValue | null) => (value === null ? null : sealField(ownerId, memoryId, field, JSON.stringify(value)));
  return {
    ...(input.content === undefined ? {} : { contentSealed: sealField(ownerId, memoryId, "content", input.content), contentHash: contentHash(scope, input.content) }),
    ...(input.key === undefined
      ? {}
      : { keySealed: input.key === null ? null : sealField(ownerId, memoryId, "key", input.key), keyHash: input.key === null ? null : keyHash(scope, input.key) }),
    ...(input.value === undefined ? {} : { valueSealed: sealJson("value", input.value) }),
    ...(input.metadata === undefined ? {} : { metadataSealed: sealJson("metadata", input.metadata) }),
    ...(input.quote === undefined ? {} : { evidenceSealed: sealJson("evidence", input.quote === null ? null : { quote: input.quote }) }),
  };
}

/** A row as the domain sees it. Throws for a row that was tampered with. */
export function toMemory(row: MemoryRow): Memory {
  const json = (field: Field, sealed: Uint8Array | null): unknown => {
    const text = openField(row, field, sealed);
    return text === null ? null : JSON.parse(text);
  };
  const evidence = OptionalEvidence.parse(json("evidence", row.evidenceSealed));
  const hasSource = row.sourceConversationId !== null && row.sourceMessageId !== null;
  return Memory.parse({
    id: row.id,
    type: row.type,
    content: openField(row, "content", row.contentSealed),
    key: openField(row, "key", row.keySealed),
    value: OptionalJson.parse(json("value", row.valueSealed)),
    importance: row.importance,
    confidence: roundReal(row.confidence),
    metadata: OptionalMetadata.parse(json("metadata", row.metadataSealed)),
    ingestionMode: row.ingestionMode,
    origin: row.origin,
    isPinned: row.isPinned,
    isDeleted: row.deletedAt !== null,
    ttlSeconds: row.ttlSeconds,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    validFrom: row.learnedAt.toISOString(),
    correctedAt: row.correctedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
    usefulCount: row.usefulCount,
    wrongCount: row.wrongCount,
    source: hasSource ? { conversationId: row.sourceConversationId, messageId: row.sourceMessageId, quote: evidence?.quote ?? "" } : null,
  });
}

/** What ranks a memory. Nothing of it is sealed. */
export const toMemoryWorth = (row: MemoryRow): MemoryWorth => ({
  id: row.id as Memory["id"],
  type: row.type as MemoryType,
  importance: row.importance,
  confidence: roundReal(row.confidence),
  isPinned: row.isPinned,
  validFrom: row.learnedAt.toISOString(),
  usefulCount: row.usefulCount,
  wrongCount: row.wrongCount,
});

/** Single precision gives 0.9 back as 0.8999999761581421. */
export const roundReal = (value: number): number => Number(value.toPrecision(6));

/** What a version said: everything a person can change. */
const Snapshot = z.object({
  type: MemoryType,
  content: z.string(),
  key: z.string().nullable(),
  value: OptionalJson,
  importance: z.int().nullable(),
  confidence: z.number(),
  metadata: OptionalMetadata,
  quote: z.string().nullable(),
  /** Versions of the first days do not have it. */
  correctedAt: z.string().nullable().default(null),
});
/** A memory as a version of it was. */
export type Snapshot = z.infer<typeof Snapshot>;

const snapshotIdentity = (ownerId: string, memoryId: string, version: number) => [ownerId, memoryId, "version", String(version)];

/** Sealed for that version of that memory alone. */
export const sealSnapshotOf = (ownerId: OwnerId, memoryId: string, version: number, snapshot: Snapshot): Uint8Array<ArrayBuffer> =>
  seal("memory", snapshotIdentity(ownerId, memoryId, version), JSON.stringify(snapshot));

/** A memory as it is now, sealed for the version it has. */
export const sealSnapshot = (ownerId: OwnerId, memory: Memory): Uint8Array<ArrayBuffer> =>
  sealSnapshotOf(ownerId, memory.id, memory.version, {
    type: memory.type,
    content: memory.content,
    key: memory.key,
    value: memory.value,
    importance: memory.importance,
    confidence: memory.confidence,
    metadata: memory.metadata,
    quote: memory.source?.quote ?? null,
    correctedAt: memory.correctedAt,
  });

/** @throws where it was not sealed for that version, or is no snapshot */
export const openSnapshot = (ownerId: OwnerId, memoryId: string, version: number, sealed: Uint8Array): Snapshot =>
  Snapshot.parse(JSON.parse(open("memory", snapshotIdentity(ownerId, memoryId, version), sealed)));

/** The text of a message: sealed by the chat, whose envelope names the message. */
export const openMessageText = (ownerId: OwnerId, messageId: string, sealed: Uint8Array): string => open("message", [ownerId, messageId], sealed);
/** The name of who wrote an imported message. */
export const openAuthor = (ownerId: OwnerId, messageId: string, sealed: Uint8Array): string => open("message", [ownerId, messageId, "author"], sealed);
/** Empty where the conversation has no title. */
export const openConversationTitle = (ownerId: OwnerId, conversationId: string, sealed: Uint8Array | null): string =>
  sealed === null ? "" : open("conversation-title", [ownerId, conversationId], sealed);
