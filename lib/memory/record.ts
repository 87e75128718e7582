import type { Scope } from "@/lib/db/scope";
import type { EpisodeRecord, MemoryRecord } from "./contract";
import type { InPlace, MemoryWithSources } from "./sources/schema";
import type { Memory, MemorySource, MemoryVersion, RecalledEpisode } from "./schema";

/** A memory as the public interface names it. */
export function toRecord(scope: Scope, memory: Memory): MemoryRecord {
  return {
    id: memory.id,
    memory_id: memory.id,
    owner_id: scope.ownerId,
    user_id: scope.userId,
    type: memory.type,
    memory_type: memory.type,
    content: memory.content,
    key: memory.key,
    value: memory.value,
    importance: memory.importance,
    confidence: memory.confidence,
    metadata: memory.metadata,
    ttl_seconds: memory.ttlSeconds,
    expires_at: memory.expiresAt,
    ingestion_mode: memory.ingestionMode,
    is_deleted: memory.isDeleted,
    created_at: memory.createdAt,
    updated_at: memory.updatedAt,
    is_pinned: memory.isPinned,
    origin: memory.origin,
    version: memory.version,
    valid_from: memory.validFrom,
    corrected_at: memory.correctedAt,
    source: toSourceRecord(memory.source),
  };
}

/** A past message that was found, as the public interface names it. */
export const toEpisodeRecord = (episode: RecalledEpisode, { explain }: { readonly explain: boolean }): EpisodeRecord => ({
  message_id: episode.messageId,
  conversation_id: episode.conversationId,
  conversation_title: episode.conversationTitle,
  role: episode.role,
  author: episode.author,
  content: episode.text,
  created_at: episode.createdAt,
  relevance_score: episode.relevanceScore,
  ...(explain ? { score_parts: episode.scoreParts } : {}),
});

/** One state of a memory, or of one that it replaced, as the public interface names it. */
export const toVersionRecord = (version: MemoryVersion) => ({
  memory_id: version.memoryId,
  version: version.version,
  type: version.type,
  content: version.content,
  key: version.key,
  value: version.value,
  importance: version.importance,
  confidence: version.confidence,
  valid_from: version.validFrom,
  valid_to: version.validTo,
  changed_at: version.changedAt,
  changed_by: version.changedBy,
  reason: version.reason,
  source: toSourceRecord(version.source),
});

/** A memory with every place where it was heard, as the public interface names it. */
export const toRecordWithSources = (scope: Scope, { memory, source, heardAgain }: MemoryWithSources) => ({
  ...toRecord(scope, memory),
  source: source && toPlacedRecord(source),
  heard_again: heardAgain.map((again) => ({ ...toPlacedRecord(again), said_at: again.saidAt })),
});

const toPlacedRecord = ({ conversationId, messageId, quote, isOnBranch }: InPlace) => ({ conversation_id: conversationId, message_id: messageId, quote, is_on_branch: isOnBranch });

const toSourceRecord = (source: MemorySource | null) =>
  source && { conversation_id: source.conversationId, message_id: source.messageId, quote: source.quote };
