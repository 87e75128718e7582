import type { Scope } from "@/lib/db/scope";
import type { MemoryRecord } from "./contract";
import type { Memory } from "./schema";

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
    source: memory.source && { conversation_id: memory.source.conversationId, message_id: memory.source.messageId, quote: memory.source.quote },
  };
}
