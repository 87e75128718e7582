import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";

/** Takes away what other embedders made in a scope, once the one in use has read all of it. */
export async function dropVectorsOfOthers(scope: Scope, embedder: string): Promise<void> {
  const scopeId = Prisma.sql`(SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId})`;
  await db().$executeRaw`
    WITH signatures AS (DELETE FROM search_signatures WHERE scope_id = ${scopeId} AND embedder <> ${embedder})
    DELETE FROM search_embeddings WHERE scope_id = ${scopeId} AND embedder <> ${embedder}`;
}
