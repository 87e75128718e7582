import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { arrayText, queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { inForceSql } from "@/lib/memory/queries";
import { MEMORY_ROW_COLUMNS } from "@/lib/memory/rows";
import { type Change, type ChangeRow, changeSql } from "@/lib/memory/search/held/queries";
import { LoadedMemory, type LoadedMemoryRow, LoadedMessage, type LoadedMessageRow } from "./rows";

type FoundRow = LoadedMemoryRow | (LoadedMessageRow & { id: null }) | { document_id: number; id: null; message_id: null };
type LoadedRow = Partial<ChangeRow> & (FoundRow | { document_id: null });

/** A message that was chosen: itself, or whatever stands at its place. */
export type ChosenPlace = { readonly documentId: number | null; readonly conversationId: string; readonly depth: number };
export type Loaded = {
  readonly memories: readonly LoadedMemory[];
  readonly messages: readonly LoadedMessage[];
  /** Numbers of documents that are not in the search any more. */
  readonly goneIds: readonly number[];
  /** Null where it was not asked for. */
  readonly change: Change | null;
};

const MEMORY_COLUMNS = Prisma.raw(
  MEMORY_ROW_COLUMNS.map((column) => `memory.${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${column}"`).join(", "),
);

/** Branches that begin at one place; more of them than this are not looked through. */
const MOST_SIBLINGS = 8;

/**
 * The rows behind what was chosen, in one statement: documents by number, and by its place a message
 * that was found by the words of its neighbours alone. With `asOf`, memories come as they were then, and nothing that was
 * said later: a place may be known by what was said before it. Every row is looked up by its key (LATERAL, LIMIT): a
 * planner without statistics takes a scope for one row and would compare all of it with all of it.
 * @param chosen.since asks whether anything of the scope was written in or after that transaction, too
 */
export async function loadDocuments(
  scope: Scope,
  chosen: { documentIds: readonly number[]; places: readonly ChosenPlace[]; asOf: Date | null; since?: string | null },
): Promise<Loaded> {
  const [{ ownerId, userId }, { asOf, since = null }] = [scope, chosen];
  if (chosen.documentIds.length === 0 && chosen.places.length === 0 && since === null) return { memories: [], messages: [], goneIds: [], change: null };
  const documentIds = [...chosen.documentIds, ...chosen.places.flatMap(({ documentId }) => documentId ?? [])];
  const places = chosen.places.filter(({ documentId }) => documentId === null);
  const chosenRows = Prisma.sql`
    WITH scope AS MATERIALIZED (
      SELECT id FROM search_scopes WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId}
    ), chosen AS MATERIALIZED (
      SELECT unnest(${arrayText(documentIds)}::int[]) AS id
      UNION
      SELECT document.id FROM unnest(${places.map(({ conversationId }) => conversationId)}::uuid[], ${arrayText(places.map(({ depth }) => depth))}::int[]) place (conversation_id, depth)
      CROSS JOIN LATERAL (
        SELECT id FROM search_documents
        WHERE owner_id = ${ownerId}::uuid AND search_documents.conversation_id = place.conversation_id AND search_documents.depth = place.depth ${saidBy("valid_from", asOf)} LIMIT ${MOST_SIBLINGS}
      ) document
    )
    SELECT document.id AS document_id, document.conversation_id, COALESCE(document.depth, 0) AS depth, ${MEMORY_COLUMNS},
      ${asOf === null ? Prisma.sql`NULL::int AS past_version, NULL::bytea AS past_sealed` : Prisma.sql`past.version AS past_version, past.snapshot_sealed AS past_sealed`},
      message.id AS message_id, message.role AS message_role, message.content_sealed AS text_sealed, message.author_sealed, message.created_at AS said_at, conversation.title_sealed
    FROM chosen CROSS JOIN scope
    CROSS JOIN LATERAL (SELECT * FROM search_documents WHERE scope_id = scope.id AND search_documents.id = chosen.id LIMIT 1) document
    LEFT JOIN LATERAL (SELECT * FROM memories WHERE owner_id = ${ownerId}::uuid AND memories.id = document.memory_id LIMIT 1) memory
      ON memory.user_id = ${userId} AND ${inForceSql("memory", now(), asOf)}
    ${asOf === null ? Prisma.empty : pastVersion(ownerId, asOf)}
    LEFT JOIN LATERAL (SELECT * FROM messages WHERE owner_id = ${ownerId}::uuid AND messages.id = document.message_id LIMIT 1) message ON message.status <> 'streaming' ${saidBy("message.created_at", asOf)}
    LEFT JOIN LATERAL (SELECT * FROM conversations WHERE owner_id = ${ownerId}::uuid AND conversations.id = message.conversation_id LIMIT 1) conversation ON conversation.user_id = ${userId}`;
  const loaded = await queryRows<LoadedRow>(since === null ? chosenRows : Prisma.sql`SELECT change.*, found.* FROM (${changeSql(scope, since)}) change LEFT JOIN (${chosenRows}) found ON true`);
  const rows = loaded.filter((row): row is LoadedRow & FoundRow => row.document_id !== null);
  const found = new Set(rows.map(({ document_id }) => document_id));
  return {
    change: since === null ? null : { oldest: loaded[0]?.oldest ?? since, hasChanged: loaded[0]?.has_changed ?? false },
    goneIds: documentIds.filter((id) => !found.has(id)),
    memories: rows.flatMap((row) => (row.id === null ? [] : [new LoadedMemory(ownerId, row)])),
    messages: rows.flatMap((row) => (row.id !== null || row.message_id === null ? [] : [new LoadedMessage(ownerId, row)])),
  };
}

const saidBy = (column: "valid_from" | "message.created_at", asOf: Date | null): Prisma.Sql =>
  asOf === null ? Prisma.empty : Prisma.sql`AND ${Prisma.raw(column)} <= ${asOf}::timestamptz`;

const pastVersion = (ownerId: string, asOf: Date): Prisma.Sql => Prisma.sql`
    LEFT JOIN LATERAL (
      SELECT version, snapshot_sealed FROM memory_versions WHERE owner_id = ${ownerId}::uuid AND memory_id = memory.id
        AND valid_from <= ${asOf}::timestamptz AND valid_until > ${asOf}::timestamptz LIMIT 1
    ) past ON true`;

/**
 * Documents that have no vector of an embedder, with the text it would read, in order of their numbers.
 * @returns `lastId` to go on after, null at the end; a page may have fewer texts than documents
 */
export async function findWithoutVector(
  scope: Scope,
  embedder: string,
  page: { after: number; limit: number },
): Promise<{ documents: { documentId: number; text: string }[]; lastId: number | null }> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT document.id FROM search_documents document
    WHERE document.scope_id = (SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId}) AND document.id > ${page.after}::int
      AND NOT EXISTS (SELECT FROM search_embeddings near WHERE near.scope_id = document.scope_id AND near.document_id = document.id AND near.embedder = ${embedder})
    ORDER BY document.id LIMIT ${page.limit}::int`;
  const { memories, messages } = await loadDocuments(scope, { documentIds: rows.map(({ id }) => id), places: [], asOf: null });
  const documents = [
    ...memories.map(({ documentId, memory }) => ({ documentId, text: memory.content })),
    ...messages.map(({ documentId, text }) => ({ documentId, text })),
  ];
  return { documents, lastId: rows.at(-1)?.id ?? null };
}
