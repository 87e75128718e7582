import "server-only";
import { open } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { findMemory } from "@/lib/memory/queries";
import type { MemorySource } from "@/lib/memory/schema";
import type { HeardAgain, InPlace, MemoryWithSources } from "./schema";

/** Where a memory was heard again, newest first. Somebody else's and a missing one have no sources. */
export async function readSources(scope: Scope, memoryId: string): Promise<HeardAgain[]> {
  const { ownerId, userId } = scope;
  const rows = await db().memorySource.findMany({ where: { ownerId, memoryId, memory: { userId } }, orderBy: [{ saidAt: "desc" }, { messageId: "desc" }] });
  return rows.map(({ messageId, conversationId, quoteSealed, saidAt }) => ({
    conversationId,
    messageId,
    quote: open("memory", [ownerId, memoryId, "source", messageId], quoteSealed),
    saidAt: saidAt.toISOString(),
  }));
}

/** One memory with where it was heard, replaced or hidden ones included. Null for somebody else's as for a missing one. */
export async function readMemoryWithSources(scope: Scope, memoryId: string): Promise<MemoryWithSources | null> {
  const [memory, heardAgain] = await Promise.all([findMemory(scope, memoryId), readSources(scope, memoryId)]);
  if (!memory) return null;
  const onBranch = await findOnBranch(scope, [memory.source, ...heardAgain].flatMap((source) => source?.messageId ?? []));
  const place = <Source extends MemorySource>(source: Source): InPlace<Source> => ({ ...source, isOnBranch: onBranch.get(source.messageId) ?? null });
  return { memory, source: memory.source && place(memory.source), heardAgain: heardAgain.map(place) };
}

/** Steps up a branch at most: nobody waits for a longer walk. A message further up is taken to be in view, since the mark says that it is not. */
const MOST_STEPS_UP = 10_000;

/**
 * Which of these messages lie on the branch in view of their conversation; those that are gone, or another's, are not
 * named. Found out when asked and never stored: whoever goes back to a branch that they left changes it. Each branch is
 * walked up once, no further than the oldest message asked for: a parent has always a lower sequence than its child.
 */
async function findOnBranch({ ownerId, userId }: Scope, messageIds: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  if (messageIds.length === 0) return new Map();
  // Every row is looked up by its key (LATERAL, LIMIT): see `readMessagesToIndex`.
  const rows = await db().$queryRaw<{ id: string; is_on_branch: boolean }[]>`
    WITH RECURSIVE asked AS MATERIALIZED (
      SELECT message.id, message.sequence, conversation.id AS conversation_id, conversation.active_leaf_id
      FROM unnest(${[...messageIds]}::uuid[]) named (id)
      CROSS JOIN LATERAL (
        SELECT id, conversation_id, sequence FROM messages WHERE owner_id = ${ownerId}::uuid AND messages.id = named.id LIMIT 1
      ) message
      CROSS JOIN LATERAL (
        SELECT id, active_leaf_id FROM conversations
        WHERE owner_id = ${ownerId}::uuid AND conversations.id = message.conversation_id AND user_id = ${userId} LIMIT 1
      ) conversation
    ), branch (conversation_id, oldest_asked, id, parent_id, sequence, steps) AS (
      SELECT seen.conversation_id, seen.oldest_asked, leaf.id, leaf.parent_id, leaf.sequence, 1
      FROM (SELECT conversation_id, active_leaf_id, min(sequence) AS oldest_asked FROM asked GROUP BY conversation_id, active_leaf_id) seen
      CROSS JOIN LATERAL (
        SELECT id, parent_id, sequence FROM messages WHERE owner_id = ${ownerId}::uuid AND messages.id = seen.active_leaf_id LIMIT 1
      ) leaf
      UNION ALL
      SELECT branch.conversation_id, branch.oldest_asked, parent.id, parent.parent_id, parent.sequence, branch.steps + 1
      FROM branch CROSS JOIN LATERAL (
        SELECT id, parent_id, sequence FROM messages WHERE owner_id = ${ownerId}::uuid AND messages.id = branch.parent_id LIMIT 1
      ) parent
      WHERE branch.sequence > branch.oldest_asked AND branch.steps < ${MOST_STEPS_UP}::int
    )
    SELECT asked.id, EXISTS (SELECT FROM branch WHERE branch.id = asked.id) OR EXISTS (
      SELECT FROM branch
      WHERE branch.conversation_id = asked.conversation_id AND branch.steps = ${MOST_STEPS_UP}::int AND branch.sequence > asked.sequence
    ) AS is_on_branch FROM asked`;
  return new Map(rows.map(({ id, is_on_branch }) => [id, is_on_branch]));
}
