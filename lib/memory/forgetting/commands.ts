import "server-only";
import { now } from "@/lib/clock";
import { open } from "@/lib/crypto/sealing";
import type { Transaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { openSnapshot, sealMemory, sealSnapshotOf } from "@/lib/memory/rows";

/**
 * Forgets what was learned from a conversation and from nothing else, with its history, words and vectors. What was
 * heard elsewhere, too, stays and is quoted from there. What a forgotten memory had replaced stays replaced: it was
 * known to be over.
 * @returns the ids of what is gone
 */
export async function forgetLearnedFrom(transaction: Transaction, scope: Scope, conversationId: string): Promise<string[]> {
  const { ownerId, userId } = scope;
  await transaction.$executeRaw`
    SELECT FROM memories WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId} AND source_conversation_id = ${conversationId}::uuid ORDER BY id FOR UPDATE`;
  await quoteFromElsewhere(transaction, scope, conversationId);
  await transaction.$executeRaw`
    DELETE FROM memory_sources source USING memories memory
    WHERE source.owner_id = ${ownerId}::uuid AND source.conversation_id = ${conversationId}::uuid
      AND memory.owner_id = source.owner_id AND memory.id = source.memory_id AND memory.user_id = ${userId}`;
  await transaction.$executeRaw`
    INSERT INTO memory_tombstones (owner_id, memory_id, user_id, content_hash, created_at)
    SELECT owner_id, id, user_id, content_hash, ${now()} FROM memories
    WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId} AND source_conversation_id = ${conversationId}::uuid
    ON CONFLICT (owner_id, memory_id) DO UPDATE SET content_hash = EXCLUDED.content_hash, created_at = EXCLUDED.created_at`;
  const gone = await transaction.$queryRaw<{ id: string }[]>`
    DELETE FROM memories WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId} AND source_conversation_id = ${conversationId}::uuid RETURNING id`;
  return gone.map(({ id }) => id);
}

type OtherSource = { memory_id: string; message_id: string; conversation_id: string; quote_sealed: Uint8Array };

/** What was heard again elsewhere is from now on quoted from the first place where it was. */
async function quoteFromElsewhere(transaction: Transaction, scope: Scope, conversationId: string): Promise<void> {
  const { ownerId, userId } = scope;
  const others = await transaction.$queryRaw<OtherSource[]>`
    SELECT DISTINCT ON (source.memory_id) source.memory_id, source.message_id, source.conversation_id, source.quote_sealed
    FROM memory_sources source JOIN memories memory ON memory.owner_id = source.owner_id AND memory.id = source.memory_id
    WHERE source.owner_id = ${ownerId}::uuid AND memory.user_id = ${userId} AND memory.source_conversation_id = ${conversationId}::uuid
      AND source.conversation_id <> ${conversationId}::uuid
    ORDER BY source.memory_id, source.said_at, source.message_id`;
  for (const other of others) {
    const quote = open("memory", [ownerId, other.memory_id, "source", other.message_id], other.quote_sealed);
    await transaction.memory.update({
      where: { ownerId_id: { ownerId, id: other.memory_id } },
      data: { ...sealMemory(scope, other.memory_id, { quote }), sourceConversationId: other.conversation_id, sourceMessageId: other.message_id },
    });
    await transaction.memorySource.deleteMany({ where: { ownerId, memoryId: other.memory_id, messageId: other.message_id } });
    await unquoteVersions(transaction, scope, other.memory_id);
  }
}

/** Versions keep what was said before, without the words of the conversation that is forgotten. */
async function unquoteVersions(transaction: Transaction, { ownerId }: Scope, memoryId: string): Promise<void> {
  const versions = await transaction.memoryVersion.findMany({ where: { ownerId, memoryId }, select: { version: true, snapshotSealed: true } });
  for (const { version, snapshotSealed } of versions) {
    const snapshot = openSnapshot(ownerId, memoryId, version, snapshotSealed);
    await transaction.memoryVersion.update({
      where: { ownerId_memoryId_version: { ownerId, memoryId, version } },
      data: { snapshotSealed: sealSnapshotOf(ownerId, memoryId, version, { ...snapshot, quote: null }) },
    });
  }
}
