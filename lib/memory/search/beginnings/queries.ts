import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import { type Scope, trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { toMemory } from "@/lib/memory/rows";
import type { Memory } from "@/lib/memory/schema";
import { scopeIdSql } from "@/lib/memory/search/conditions/queries";
import { log } from "@/lib/observability/log";

/** Scopes with memories whose beginnings were not cut yet. Not for requests: it looks into every scope. */
export async function findScopesToCut(limit: number): Promise<Scope[]> {
  const rows = await queryRows<{ owner_id: string; user_id: string }>(Prisma.sql`
    SELECT owner_id, user_id FROM search_scopes WHERE id IN (
      SELECT scope_id FROM search_documents WHERE memory_id IS NOT NULL AND beginnings IS NULL ORDER BY scope_id LIMIT ${limit}::int
    )`);
  return rows.map(({ owner_id, user_id }) => trustedScope(trustedOwnerId(owner_id), user_id));
}

/** A document whose beginnings were not cut yet. `memory` is null where it is damaged and cannot be read. */
export type Uncut = { readonly documentId: number; readonly memory: Memory | null };

/** Documents of a scope whose beginnings were not cut yet, replaced and expired ones among them. */
export async function findUncut(scope: Scope, limit: number): Promise<Uncut[]> {
  const documents = await queryRows<{ id: number; memory_id: string }>(Prisma.sql`
    SELECT id, memory_id FROM search_documents
    WHERE scope_id = ${scopeIdSql(scope)} AND owner_id = ${scope.ownerId}::uuid AND memory_id IS NOT NULL AND beginnings IS NULL ORDER BY id LIMIT ${limit}::int`);
  const rows = await db().memory.findMany({ where: { ownerId: scope.ownerId, userId: scope.userId, id: { in: documents.map(({ memory_id }) => memory_id) } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return documents.map(({ id, memory_id }) => {
    const row = byId.get(memory_id);
    return { documentId: id, memory: row ? readOrNull(id, () => toMemory(row)) : null };
  });
}

/** Whatever is wrong with a row: thrown, it would be in the way of all rows after it, at every try. */
function readOrNull(documentId: number, read: () => Memory): Memory | null {
  try {
    return read();
  } catch (error) {
    log().error({ documentId, kind: error instanceof Error ? error.name : typeof error }, "a memory cannot be read");
    return null;
  }
}
