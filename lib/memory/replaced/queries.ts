import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { toMemory } from "@/lib/memory/rows";
import { type MemoryVersion, MemoryOrigin } from "@/lib/memory/schema";

/**
 * What a memory took the place of, and what that had, as it stood when it was closed; the last closed first. What was
 * hidden has no past.
 */
export async function readReplaced({ ownerId, userId }: Scope, memoryId: string, limit: number): Promise<MemoryVersion[]> {
  if (limit <= 0) return [];
  // UNION, not UNION ALL: whatever leads in a circle is gone through once.
  const closed = await queryRows<{ id: string; closed_by: string }>(Prisma.sql`
    WITH RECURSIVE replaced (id) AS (
      SELECT ${memoryId}::uuid
      UNION
      SELECT old.id FROM replaced CROSS JOIN LATERAL (
        SELECT id FROM memories
        WHERE owner_id = ${ownerId}::uuid AND superseded_by_id = replaced.id AND user_id = ${userId} AND superseded_at IS NOT NULL AND deleted_at IS NULL
      ) old
    )
    SELECT old.id, newer.origin AS closed_by FROM replaced
    JOIN memories old ON old.owner_id = ${ownerId}::uuid AND old.id = replaced.id
    JOIN memories newer ON newer.owner_id = old.owner_id AND newer.id = old.superseded_by_id
    WHERE old.id <> ${memoryId}::uuid
    ORDER BY old.superseded_at DESC, old.learned_at DESC, old.id LIMIT ${limit}::int`);
  const rows = await db().memory.findMany({ where: { ownerId, userId, id: { in: closed.map(({ id }) => id) } } });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return closed.flatMap(({ id, closed_by }) => {
    const row = rowOf.get(id);
    if (!row?.supersededAt) return [];
    const { version, type, content, key, value, importance, confidence, source, validFrom, correctedAt } = toMemory(row);
    const closedAt = row.supersededAt.toISOString();
    const said = { version, type, content, key, value, importance, confidence, source: correctedAt === null ? source : null };
    return [{ memoryId: row.id as MemoryVersion["memoryId"], ...said, validFrom, validTo: closedAt, changedAt: closedAt, changedBy: MemoryOrigin.parse(closed_by), reason: "replaced by something said later" }];
  });
}
