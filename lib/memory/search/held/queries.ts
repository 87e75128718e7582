import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { scopeIdSql } from "@/lib/memory/search/conditions/queries";
import type { DocumentKind, HeldDocument } from "./document-table";

type DocumentRow = {
  document_id: number;
  kind: DocumentKind;
  valid_until: Date | null;
  conversation_id: string | null;
  depth: number | null;
  length: number;
  terms: Buffer;
  frequencies: Buffer;
  beginnings: Buffer | null;
  continuations: Buffer | null;
  signature: Buffer | null;
  vector: Buffer | null;
};
type ChangedRow = { oldest: string } & (DocumentRow | { document_id: null });

/** What every transaction from now on is newer than, and those that run now are not older than. */
export async function readSnapshot(): Promise<string> {
  const [row] = await queryRows<{ oldest: string }>(Prisma.sql`SELECT ${oldestRunning} AS oldest`);
  if (!row) throw new Error("The database has no snapshot");
  return row.oldest;
}

const oldestRunning = Prisma.sql`pg_snapshot_xmin(pg_current_snapshot())::text`;

/**
 * Documents of a scope as the search index has them, with their vectors of an embedder, in order of their numbers.
 * @param page.since only those written in this transaction or a later one
 */
export async function readDocuments(scope: Scope, embedder: string, page: { after: number; limit: number; since: string | null }): Promise<HeldDocument[]> {
  const ids = Prisma.sql`document_id > ${page.after}::int ORDER BY document_id LIMIT ${page.limit}::int`;
  const rows = await queryRows<DocumentRow>(
    page.since === null
      ? Prisma.sql`
        SELECT ${documentColumns} FROM (
          SELECT scope_id, id AS document_id FROM search_documents WHERE scope_id = ${scopeIdSql(scope)} AND id > ${page.after}::int ORDER BY id LIMIT ${page.limit}::int
        ) wanted ${documentJoins(embedder)} ORDER BY document.id`
      : Prisma.sql`
        SELECT ${documentColumns} FROM (
          SELECT scope_id, document_id FROM (${changedSince(scopeIdSql(scope), page.since, Prisma.empty)}) changed WHERE ${ids}
        ) wanted ${documentJoins(embedder)} ORDER BY document.id`,
  );
  return rows.map(toHeldDocument);
}

/** Whether anything of a scope was written in or after a snapshot's oldest transaction, and the oldest one that runs now. */
export type Change = { readonly oldest: string; readonly hasChanged: boolean };
export type ChangeRow = { readonly oldest: string; readonly has_changed: boolean | null };

/** One row, a `ChangeRow`. Most times nothing was written, and every search asks: this takes a quarter of the time of `readChanges`. */
export const changeSql = (scope: Scope, since: string): Prisma.Sql => Prisma.sql`
    SELECT ${oldestRunning} AS oldest, GREATEST(${newestChange("search_documents", scopeIdSql(scope))}, ${newestChange("search_signatures", scopeIdSql(scope))}) >= ${since}::xid8 AS has_changed`;

/** By its place in an index: asked whether there is any, a planner that knows nothing of the snapshot looks through the scope. */
const newestChange = (table: "search_documents" | "search_signatures", scopeId: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(SELECT changed_in FROM ${Prisma.raw(table)} WHERE scope_id = ${scopeId} ORDER BY changed_in DESC LIMIT 1)`;

/** With more than this, catching up takes longer than a search by the database alone. */
export const MOST_CHANGED = 400;

/**
 * What of a scope was written in or after a snapshot's oldest transaction, and the oldest one that runs now: what is
 * written from here on is of that one or a later. At most MOST_CHANGED; so many say that there may be more.
 */
export async function readChanges(scope: Scope, embedder: string, since: string): Promise<{ oldest: string; documents: HeldDocument[] }> {
  // The order and the bound keep a planner that knows nothing of the snapshot from reading all of the scope.
  const newest = Prisma.sql`ORDER BY changed_in DESC LIMIT ${MOST_CHANGED}::int`;
  const rows = await queryRows<ChangedRow>(Prisma.sql`
    SELECT ${oldestRunning} AS oldest, found.* FROM (SELECT) one LEFT JOIN (
      SELECT ${documentColumns} FROM (
        SELECT scope_id, document_id FROM (${changedSince(scopeIdSql(scope), since, newest)}) changed LIMIT ${MOST_CHANGED}::int
      ) wanted ${documentJoins(embedder)}
    ) found ON true`);
  return { oldest: rows[0]?.oldest ?? since, documents: rows.flatMap((row) => (row.document_id === null ? [] : [toHeldDocument(row)])) };
}

/** A document may get another vector, and stay as it is otherwise. */
const changedSince = (scopeId: Prisma.Sql, since: string, order: Prisma.Sql): Prisma.Sql => Prisma.sql`
  (SELECT scope_id, id AS document_id FROM search_documents WHERE scope_id = ${scopeId} AND changed_in >= ${since}::xid8 ${order})
  UNION
  (SELECT scope_id, document_id FROM search_signatures WHERE scope_id = ${scopeId} AND changed_in >= ${since}::xid8 ${order})`;

/** Numbers and vectors as the database sends them to itself: read as text they would take several times as long. */
const documentColumns = Prisma.sql`document.id AS document_id, document.kind, document.valid_until, document.conversation_id, document.depth, document.length,
  array_send(document.terms) AS terms, document.frequencies, array_send(document.beginnings) AS beginnings, document.continuations, bit_send(near.signature) AS signature, vector_send(whole.embedding) AS vector`;

const documentJoins = (embedder: string): Prisma.Sql => Prisma.sql`
  CROSS JOIN LATERAL (SELECT * FROM search_documents WHERE scope_id = wanted.scope_id AND id = wanted.document_id LIMIT 1) document
  LEFT JOIN LATERAL (
    SELECT signature FROM search_signatures WHERE scope_id = wanted.scope_id AND document_id = wanted.document_id AND embedder = ${embedder} LIMIT 1
  ) near ON true
  LEFT JOIN LATERAL (
    SELECT embedding FROM search_embeddings WHERE scope_id = wanted.scope_id AND document_id = wanted.document_id AND embedder = ${embedder} LIMIT 1
  ) whole ON true`;

function toHeldDocument(row: DocumentRow): HeldDocument {
  const { beginnings, continuations, signature, vector } = row;
  return {
    documentId: row.document_id,
    kind: row.kind,
    validUntilMs: row.valid_until?.getTime() ?? Infinity,
    place: row.conversation_id === null ? null : { conversationId: row.conversation_id, depth: row.depth ?? 0 },
    length: row.length,
    terms: readNumbers(row.terms),
    frequencies: row.frequencies,
    beginnings: beginnings && continuations && { hashes: readNumbers(beginnings), continuations },
    meaning: signature && vector && { signature: new Int32Array(bigEndianWords(signature.subarray(BIT_COUNT_BYTES))), vector: new Float32Array(bigEndianWords(vector.subarray(DIMENSION_BYTES))) },
  };
}

/** As PostgreSQL and pgvector send them: before the bits stands their number, before the floats their dimension. */
const BIT_COUNT_BYTES = 4;
const DIMENSION_BYTES = 4;
/** Before an array's elements: dimensions, a flag for NULLs, the type, and size and lower bound of the one dimension. Before each element: its size. */
const ARRAY_HEADER_BYTES = 20;
const ELEMENT_BYTES = 8;

function readNumbers(sent: Buffer): Int32Array {
  const numbers = new Int32Array(Math.max(0, Math.floor((sent.length - ARRAY_HEADER_BYTES) / ELEMENT_BYTES)));
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = sent.readInt32BE(ARRAY_HEADER_BYTES + index * ELEMENT_BYTES + 4);
  return numbers;
}

/** Words of four bytes, the highest first, in this machine's order. */
function bigEndianWords(bytes: Buffer): ArrayBuffer {
  const copy = new Uint8Array(bytes);
  Buffer.from(copy.buffer).swap32();
  return copy.buffer;
}
