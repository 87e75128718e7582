import "server-only";
import { queryRows } from "@/lib/db/query-rows";
import { Prisma } from "@/lib/db/generated/client";
import { type Scope, trustedOwnerId, trustedScope } from "@/lib/db/scope";

export type ScopePage = {
  readonly scopes: readonly Scope[];
  /** To go on after; null at the end. */
  readonly lastId: number | null;
};

/**
 * Scopes in which a document has no vector of an embedder, a page at a time in the order of their numbers: what there is
 * to do after another embedder was chosen. Not for requests: it looks at every document.
 */
export async function findScopesToEmbed(embedder: string, page: { after: number; limit: number }): Promise<ScopePage> {
  const rows = await queryRows<{ id: number; owner_id: string; user_id: string; is_missing: boolean }>(Prisma.sql`
    SELECT scope.id, scope.owner_id, scope.user_id,
      EXISTS (
        SELECT FROM search_documents document WHERE document.scope_id = scope.id AND NOT EXISTS (
          SELECT FROM search_signatures near
          WHERE near.scope_id = document.scope_id AND near.document_id = document.id AND near.embedder = ${embedder}
        )
      ) AS is_missing
    FROM (SELECT id, owner_id, user_id FROM search_scopes WHERE id > ${page.after}::int ORDER BY id LIMIT ${page.limit}::int) scope
    ORDER BY scope.id`);
  const scopes = rows.filter(({ is_missing }) => is_missing).map(({ owner_id, user_id }) => trustedScope(trustedOwnerId(owner_id), user_id));
  return { scopes, lastId: rows.length < page.limit ? null : (rows.at(-1)?.id ?? null) };
}
