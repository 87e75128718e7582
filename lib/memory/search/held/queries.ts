import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { arrayText, queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, toVectorText } from "@/lib/memory/current-embedder";
import type { DocumentKind, Neighbour, VectorRow } from "./vector-table";

type PageRow = { document_id: number; kind: DocumentKind; valid_until: Date | null; signature: Buffer; vector: Buffer };

/** What every transaction from now on is newer than, and those that run now are not older than. */
export async function readSnapshot(): Promise<string> {
  const [row] = await queryRows<{ oldest: string }>(Prisma.sql`SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest`);
  if (!row) throw new Error("The database has no snapshot");
  return row.oldest;
}

/**
 * Documents of a scope that have a vector of an embedder, in order of their numbers.
 * @param page.since only those written in this transaction or a later one
 */
export async function readVectors(scope: Scope, embedder: string, page: { after: number; limit: number; since: string | null }): Promise<VectorRow[]> {
  const changed = page.since === null ? Prisma.empty : Prisma.sql`AND near.changed_in >= ${page.since}::xid8`;
  const rows = await queryRows<PageRow>(Prisma.sql`
    SELECT near.document_id, near.kind, near.valid_until, bit_send(near.signature) AS signature, vector_send(whole.embedding) AS vector
    FROM search_signatures near CROSS JOIN LATERAL (
      SELECT embedding FROM search_embeddings
      WHERE scope_id = near.scope_id AND document_id = near.document_id AND embedder = near.embedder LIMIT 1
    ) whole
    WHERE near.scope_id = (SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId})
      AND near.document_id > ${page.after}::int AND near.embedder = ${embedder} ${changed}
    ORDER BY near.document_id LIMIT ${page.limit}::int`);
  return rows.map(({ document_id, kind, valid_until, signature, vector }) => ({
    documentId: document_id,
    kind,
    validUntilMs: valid_until?.getTime() ?? Infinity,
    signature: new Int32Array(bigEndianWords(signature.subarray(BIT_COUNT_BYTES))),
    vector: new Float32Array(bigEndianWords(vector.subarray(DIMENSION_BYTES))),
  }));
}

/** As PostgreSQL and pgvector send them: before the bits stands their number, before the floats their dimension. */
const BIT_COUNT_BYTES = 4;
const DIMENSION_BYTES = 4;

/** Words of four bytes, the highest first, in this machine's order. */
function bigEndianWords(bytes: Buffer): ArrayBuffer {
  const copy = new Uint8Array(bytes);
  Buffer.from(copy.buffer).swap32();
  return copy.buffer;
}

/** With more than this, comparing each in every search takes longer than comparing signatures of all. */
export const MOST_UNSEEN = 400;

/**
 * A query to begin a statement with, under the name `unseen`: documents whose vectors were written in or after a
 * snapshot's oldest transaction, compared in full. Whatever a table holds of them may be old.
 */
export function unseenSince(scopeId: Prisma.Sql, since: string, vector: Float32Array): Prisma.Sql {
  const { name, dimension } = currentEmbedder();
  const ofDimension = Prisma.raw(`vector(${dimension})`);
  // The order and the bound keep a planner that knows nothing of the snapshot from reading all of the scope.
  return Prisma.sql`
    WITH unseen AS MATERIALIZED (
      SELECT changed.document_id, 1 - (whole.embedding::${ofDimension} <=> ${toVectorText(vector)}::${ofDimension}) AS similarity
      FROM (
        SELECT document_id, scope_id FROM search_signatures WHERE scope_id = ${scopeId} AND changed_in >= ${since}::xid8
        ORDER BY changed_in DESC LIMIT ${MOST_UNSEEN}::int
      ) changed CROSS JOIN LATERAL (
        SELECT embedding FROM search_embeddings
        WHERE scope_id = changed.scope_id AND document_id = changed.document_id AND embedder = ${name} LIMIT 1
      ) whole
    )`;
}

export const countOfUnseen = Prisma.sql`SELECT 'unseen' AS kind, count(*)::text AS packed FROM unseen`;

/** The nearest by meaning: of a held table, and of `unseen`. Whether they are there still, and wanted, is looked up from the nearest on. */
export const nearestOfHeld = (scopeId: Prisma.Sql, neighbours: readonly Neighbour[], { isWanted, limit }: { isWanted: Prisma.Sql; limit: number }): Prisma.Sql => Prisma.sql`
  SELECT 'near' AS kind, string_agg(concat_ws(',', id, similarity, conversation_id, depth), ';') AS packed
  FROM (
    SELECT document.id, nearest.similarity, document.conversation_id, document.depth
    FROM (
      SELECT document_id, similarity FROM (
        SELECT * FROM unnest(${arrayText(neighbours.map(({ documentId }) => documentId))}::int[], ${arrayText(neighbours.map(({ similarity }) => Math.round(similarity * 1e4) / 1e4))}::float8[]) held (document_id, similarity)
        WHERE document_id <> ALL (ARRAY(SELECT document_id FROM unseen))
        UNION ALL SELECT document_id, similarity FROM unseen
      ) either ORDER BY similarity DESC, document_id
    ) nearest CROSS JOIN LATERAL (
      SELECT id, conversation_id, depth FROM search_documents WHERE scope_id = ${scopeId} AND id = nearest.document_id AND ${isWanted} LIMIT 1
    ) document
    LIMIT ${limit}::int
  ) found`;
