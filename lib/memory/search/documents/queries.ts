import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { arrayText, queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { inForceSql } from "@/lib/memory/queries";
import { MEMORY_ROW_COLUMNS, type MemoryRow, openAuthor, openConversationTitle, openMessageText, openSnapshot, type Snapshot, toMemory } from "@/lib/memory/rows";
import type { Memory } from "@/lib/memory/schema";

/** A memory found, by the number of its document. */
export type LoadedMemory = { readonly documentId: number; readonly memory: Memory };
export type LoadedMessage = {
  readonly documentId: number;
  readonly messageId: string;
  readonly conversationId: string;
  readonly depth: number;
  readonly conversationTitle: string;
  readonly role: "person" | "assistant";
  /** Who wrote it, where its conversation had more people than one. */
  readonly author: string | null;
  readonly text: string;
  readonly createdAt: Date;
};

type NoMemory = { readonly [Column in keyof MemoryRow]: null };
type LoadedRow = (MemoryRow | NoMemory) & {
  document_id: number;
  conversation_id: string | null;
  depth: number | null;
  past_version: number | null;
  past_sealed: Uint8Array | null;
  message_id: string | null;
  message_role: string | null;
  text_sealed: Uint8Array | null;
  author_sealed: Uint8Array | null;
  said_at: Date | null;
  title_sealed: Uint8Array | null;
};

const MEMORY_COLUMNS = Prisma.raw(
  MEMORY_ROW_COLUMNS.map((column) => `memory.${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${column}"`).join(", "),
);

/** Branches that begin at one place; more of them than this are not looked through. */
const MOST_SIBLINGS = 8;

/**
 * The rows behind what was chosen, in one statement: documents by number, and messages by their place, since a message
 * can be found by the words of its neighbours alone. With `asOf`, memories come as they were then. Every row is looked
 * up by its key (LATERAL, LIMIT): a planner without statistics takes a scope for one row and would compare all of it
 * with all of it.
 */
export async function loadDocuments(
  scope: Scope,
  chosen: { documentIds: readonly number[]; places: readonly { conversationId: string; depth: number }[]; asOf: Date | null },
): Promise<{ memories: LoadedMemory[]; messages: LoadedMessage[] }> {
  if (chosen.documentIds.length === 0 && chosen.places.length === 0) return { memories: [], messages: [] };
  const { ownerId, userId } = scope;
  const rows = await queryRows<LoadedRow>(Prisma.sql`
    WITH scope AS MATERIALIZED (
      SELECT id FROM search_scopes WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId}
    ), chosen AS MATERIALIZED (
      SELECT unnest(${arrayText(chosen.documentIds)}::int[]) AS id
      UNION
      SELECT document.id FROM unnest(${chosen.places.map(({ conversationId }) => conversationId)}::uuid[], ${arrayText(chosen.places.map(({ depth }) => depth))}::int[]) place (conversation_id, depth)
      CROSS JOIN LATERAL (
        SELECT id FROM search_documents
        WHERE owner_id = ${ownerId}::uuid AND search_documents.conversation_id = place.conversation_id AND search_documents.depth = place.depth LIMIT ${MOST_SIBLINGS}
      ) document
    )
    SELECT document.id AS document_id, document.conversation_id, document.depth, ${MEMORY_COLUMNS},
      past.version AS past_version, past.snapshot_sealed AS past_sealed,
      message.id AS message_id, message.role AS message_role, message.content_sealed AS text_sealed, message.author_sealed, message.created_at AS said_at, conversation.title_sealed
    FROM chosen CROSS JOIN scope
    CROSS JOIN LATERAL (SELECT * FROM search_documents WHERE scope_id = scope.id AND search_documents.id = chosen.id LIMIT 1) document
    LEFT JOIN LATERAL (SELECT * FROM memories WHERE owner_id = ${ownerId}::uuid AND memories.id = document.memory_id LIMIT 1) memory
      ON memory.user_id = ${userId} AND ${inForceSql("memory", now(), chosen.asOf)}
    LEFT JOIN LATERAL (
      SELECT version, snapshot_sealed FROM memory_versions WHERE owner_id = ${ownerId}::uuid AND memory_id = memory.id
        AND valid_from <= ${chosen.asOf}::timestamptz AND valid_until > ${chosen.asOf}::timestamptz LIMIT 1
    ) past ON true
    LEFT JOIN LATERAL (SELECT * FROM messages WHERE owner_id = ${ownerId}::uuid AND messages.id = document.message_id LIMIT 1) message ON message.status <> 'streaming'
    LEFT JOIN LATERAL (SELECT * FROM conversations WHERE owner_id = ${ownerId}::uuid AND conversations.id = message.conversation_id LIMIT 1) conversation ON conversation.user_id = ${userId}`);
  return {
    memories: rows.flatMap((row) => {
      if (row.id === null) return [];
      const memory = toMemory(row);
      const past = row.past_version === null || row.past_sealed === null ? null : openSnapshot(ownerId, memory.id, row.past_version, row.past_sealed);
      return [{ documentId: row.document_id, memory: past === null ? memory : asItWas(memory, row.past_version ?? 1, past) }];
    }),
    messages: rows.flatMap((row) => {
      if (row.message_id === null || row.text_sealed === null || row.said_at === null || row.conversation_id === null) return [];
      return [{
        documentId: row.document_id,
        messageId: row.message_id,
        conversationId: row.conversation_id,
        depth: row.depth ?? 0,
        conversationTitle: openConversationTitle(ownerId, row.conversation_id, row.title_sealed),
        role: row.message_role === "person" ? ("person" as const) : ("assistant" as const),
        author: row.author_sealed === null ? null : openAuthor(ownerId, row.message_id, row.author_sealed),
        text: openMessageText(ownerId, row.message_id, row.text_sealed),
        createdAt: row.said_at,
      }];
    }),
  };
}

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

/** A memory with the words of a past version. Its source stays: it is where the memory as a whole was learned. */
function asItWas(memory: Memory, version: number, { quote, ...said }: Snapshot): Memory {
  return { ...memory, ...said, version, source: memory.source && { ...memory.source, quote: quote ?? memory.source.quote } };
}
