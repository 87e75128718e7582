import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { MemoryId } from "@/lib/memory/schema";

/** Which memories stay out of a conversation. Somebody else's and a missing one leave nothing out. */
export async function readLeftOut({ ownerId, userId }: Scope, conversationId: string): Promise<MemoryId[]> {
  const rows = await db().memoryExclusion.findMany({ where: { ownerId, conversationId, conversation: { userId } }, select: { memoryId: true }, orderBy: { createdAt: "asc" } });
  return rows.map(({ memoryId }) => MemoryId.parse(memoryId));
}

/**
 * Messages that say what these memories say: those they were learned from and heard in again, and the replies to them,
 * which often repeat it. Without a memory, none of them may come back as a past talk either.
 */
export async function findMessagesThatSay({ ownerId, userId }: Scope, memoryIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (memoryIds.length === 0) return new Set();
  const rows = await queryRows<{ id: string }>(Prisma.sql`
    WITH known AS (
      SELECT id, source_message_id FROM memories WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId} AND id = ANY(${[...memoryIds]}::uuid[])
    ), said AS (
      SELECT source_message_id AS id FROM known WHERE source_message_id IS NOT NULL
      UNION
      SELECT source.message_id FROM known JOIN memory_sources source ON source.owner_id = ${ownerId}::uuid AND source.memory_id = known.id
    )
    SELECT id FROM said
    UNION
    SELECT reply.id FROM said JOIN messages reply ON reply.owner_id = ${ownerId}::uuid AND reply.parent_id = said.id`);
  return new Set(rows.map(({ id }) => id));
}
