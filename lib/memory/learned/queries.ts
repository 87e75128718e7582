import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { openProposal } from "@/lib/memory/review/rows";
import { toMemory } from "@/lib/memory/rows";
import type { MemoryId } from "@/lib/memory/schema";

/** More than is learned from any message: a reading keeps fewer candidates. */
const MOST_LISTED = 200;

export type LearnedFromMessage = {
  readonly isRead: boolean;
  readonly memories: readonly { readonly id: MemoryId; readonly content: string }[];
  readonly proposals: readonly { readonly id: string; readonly content: string }[];
};

/**
 * What was first learned from a message and is in force, and what of it waits for the person's word; at most 200 of
 * each. Null where there is no such message of the caller's.
 */
export async function readLearned({ ownerId, userId }: Scope, conversationId: string, messageId: string): Promise<LearnedFromMessage | null> {
  const [message, memories, proposals] = await Promise.all([
    db().message.findFirst({ where: { ownerId, id: messageId, conversationId, conversation: { userId } }, select: { extraction: { select: { messageId: true } } } }),
    db().memory.findMany({ where: { ownerId, userId, sourceMessageId: messageId, deletedAt: null, supersededAt: null }, orderBy: { id: "asc" }, take: MOST_LISTED }),
    db().memoryProposal.findMany({ where: { ownerId, userId, messageId, refusedAt: null }, orderBy: { id: "asc" }, take: MOST_LISTED, select: { id: true, proposalSealed: true } }),
  ]);
  return (
    message && {
      isRead: message.extraction !== null,
      memories: memories.map(toMemory).map(({ id, content }) => ({ id, content })),
      proposals: proposals.flatMap(({ id, proposalSealed }) => (proposalSealed ? [{ id, content: openProposal(ownerId, id, proposalSealed).content }] : [])),
    }
  );
}
