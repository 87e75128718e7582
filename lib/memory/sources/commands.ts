import "server-only";
import { seal } from "@/lib/crypto/sealing";
import type { Transaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { MOST_SOURCES } from "./schema";

/** A message in which a memory was heard again. */
export type Source = { readonly messageId: string; readonly conversationId: string; readonly quote: string; readonly saidAt: Date };

/**
 * Notes that a memory was heard again. At most `MOST_SOURCES` are kept, the newest.
 * @returns false where this message is a source already, or the memory is gone: then nothing has grown
 */
export async function addSource(transaction: Transaction, scope: Scope, memoryId: string, source: Source): Promise<boolean> {
  const { ownerId, userId } = scope;
  const { messageId, conversationId, saidAt } = source;
  const quoteSealed = seal("memory", [ownerId, memoryId, "source", messageId], source.quote);
  const added = await transaction.$executeRaw`
    INSERT INTO memory_sources (owner_id, memory_id, message_id, conversation_id, quote_sealed, said_at)
    SELECT owner_id, id, ${messageId}::uuid, ${conversationId}::uuid, ${quoteSealed}, ${saidAt} FROM memories
    WHERE owner_id = ${ownerId}::uuid AND id = ${memoryId}::uuid AND user_id = ${userId} AND deleted_at IS NULL
      AND source_message_id IS DISTINCT FROM ${messageId}::uuid
    ON CONFLICT DO NOTHING`;
  if (added === 0) return false;
  await transaction.$executeRaw`
    DELETE FROM memory_sources WHERE owner_id = ${ownerId}::uuid AND memory_id = ${memoryId}::uuid AND message_id NOT IN (
      SELECT message_id FROM memory_sources WHERE owner_id = ${ownerId}::uuid AND memory_id = ${memoryId}::uuid
      ORDER BY said_at DESC, message_id DESC LIMIT ${MOST_SOURCES})`;
  return true;
}
