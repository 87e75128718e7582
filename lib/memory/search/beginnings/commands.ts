import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { scopeIdSql } from "@/lib/memory/search/conditions/queries";
import { catchUpSoon } from "@/lib/memory/search/held/held-tables";
import type { PackedBeginnings } from "@/lib/memory/search/pack-beginnings";

/** Adds beginnings to documents that have none. What was changed meanwhile has them already, and was taken out is left alone. */
export async function addBeginnings(scope: Scope, documents: readonly { readonly documentId: number; readonly beginnings: PackedBeginnings }[]): Promise<void> {
  if (documents.length === 0) return;
  const values = Prisma.join(documents.map(({ documentId, beginnings }) => Prisma.sql`(${documentId}::int, ${[...beginnings.hashes]}::int[], ${beginnings.continuations}::bytea)`));
  await db().$executeRaw`
    UPDATE search_documents document SET beginnings = input.beginnings, continuations = input.continuations, changed_in = DEFAULT
    FROM (VALUES ${values}) input (document_id, beginnings, continuations)
    WHERE document.scope_id = ${scopeIdSql(scope)} AND document.id = input.document_id AND document.owner_id = ${scope.ownerId}::uuid AND document.beginnings IS NULL`;
  catchUpSoon(scope);
}
