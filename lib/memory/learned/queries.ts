import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { toMemory } from "@/lib/memory/rows";
import type { MemoryId } from "@/lib/memory/schema";

/** What was first learned from a message and is in force. Null where there is no such message of the caller's. */
export async function readLearned({ ownerId, userId }: Scope, conversationId: string, messageId: string): Promise<{ isRead: boolean; memories: { id: MemoryId; content: string }[] } | null> {
  const [message, rows] = await Promise.all([
    db().message.findFirst({ where: { ownerId, id: messageId, conversationId, conversation: { userId } }, select: { extraction: { select: { messageId: true } } } }),
    db().memory.findMany({ where: { ownerId, userId, sourceMessageId: messageId, deletedAt: null, supersededAt: null }, orderBy: { id: "asc" } }),
  ]);
  return message && { isRead: message.extraction !== null, memories: rows.map(toMemory).map(({ id, content }) => ({ id, content })) };
}
