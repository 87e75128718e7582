import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, toVectorText } from "@/lib/memory/current-embedder";
import { inForceSql } from "@/lib/memory/queries";
import { MEMORY_ROW_COLUMNS, type MemoryRow, openConversationTitle, openMessageText, openSnapshot, scopeTermKey, type Snapshot, toMemory } from "@/lib/memory/rows";
import type { Memory, MemoryType } from "@/lib/memory/schema";
import type { QueryTerm } from "@/lib/memory/words/analyse-text";
import { hashTerm } from "@/lib/memory/words/hash-terms";
import { unpackFrequency } from "./pack-terms";
import type { Collection, Hit, Match, MessageHit } from "./score-keywords";

/** What a search is asked for. Without a vector the words decide alone. */
export type PoolQuery = {
  readonly terms: readonly QueryTerm[];
  readonly vector: Float32Array | null;
  readonly types?: readonly MemoryType[] | undefined;
  readonly asOf: Date | null;
  /** False leaves past messages out. */
  readonly withMessages: boolean;
};

export type Near = { readonly documentId: number; readonly similarity: number };
export type Pools = {
  readonly memoryHits: readonly Hit[];
  /** Hits of past messages, a list a conversation. */
  readonly messageHits: readonly { readonly conversationId: string; readonly hits: readonly MessageHit[] }[];
  readonly nearMemories: readonly Near[];
  readonly nearMessages: readonly (Near & { readonly conversationId: string; readonly depth: number })[];
  readonly memories: Collection;
  readonly messages: Collection;
};

/** How many of the nearest by meaning join each pool. */
const NEAREST = 60;

type PoolRow = { kind: "memory" | "message" | "near-memory" | "near-message" | "counts"; conversation_id: string | null; packed: string };

/**
 * Both pools of a search in one statement: documents that hold any of the words (with how often), and those nearest by
 * meaning. Scope, type, deletion, expiry and date are filtered here, before anything is cut off. Hits come packed into
 * one text a conversation: thousands of rows would cost more to hand over than to find.
 */
export async function findPools(scope: Scope, query: PoolQuery): Promise<Pools> {
  const scopeKey = scopeTermKey(scope);
  const forms = query.terms.flatMap(({ forms: each }, term) => each.map((form) => ({ term, hash: hashTerm(scopeKey, form) })));
  const at = now();
  const scopeId = Prisma.sql`(SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId})`;
  const ofTypes = query.types ? Prisma.sql`AND memory.type = ANY(${[...query.types]})` : Prisma.empty;
  const memory = Prisma.sql`JOIN memories memory ON memory.owner_id = document.owner_id AND memory.id = document.memory_id
    AND memory.user_id = ${scope.userId} AND ${inForceSql("memory", at, query.asOf)} ${ofTypes}`;
  const message = query.asOf
    ? Prisma.sql`JOIN messages message ON message.owner_id = document.owner_id AND message.id = document.message_id AND message.created_at <= ${query.asOf}`
    : Prisma.empty;
  const selects: Prisma.Sql[] = [Prisma.sql`SELECT 'counts' AS kind, NULL::uuid AS conversation_id,
      concat_ws(',', count(memory_id), count(message_id), count(DISTINCT conversation_id), COALESCE(sum(length) FILTER (WHERE message_id IS NULL), 0), COALESCE(sum(length) FILTER (WHERE memory_id IS NULL), 0)) AS packed
      FROM search_documents WHERE scope_id = ${scopeId}`];
  if (forms.length > 0) {
    const frequencies = Prisma.join(forms.map(({ hash }) => Prisma.sql`COALESCE(get_byte(document.frequencies, array_position(document.terms, ${hash}::int) - 1), 0)`));
    const found = (kind: "memory" | "message", column: Prisma.Sql, join: Prisma.Sql) => Prisma.sql`
      SELECT ${kind} AS kind, document.conversation_id,
        string_agg(concat_ws(',', document.id, COALESCE(document.depth, 0), document.length, ${frequencies}), ';') AS packed
      FROM hits document ${join} WHERE document.${column} IS NOT NULL GROUP BY document.conversation_id`;
    selects.push(found("memory", Prisma.sql`memory_id`, memory));
    if (query.withMessages) selects.push(found("message", Prisma.sql`message_id`, message));
  }
  if (query.vector) {
    const embedder = currentEmbedder();
    const dimension = Prisma.raw(String(embedder.dimension));
    const distance = Prisma.sql`near.embedding::vector(${dimension}) <=> ${toVectorText(query.vector)}::vector(${dimension})`;
    const nearest = (kind: "near-memory" | "near-message", column: Prisma.Sql, join: Prisma.Sql) => Prisma.sql`
      SELECT ${kind} AS kind, NULL::uuid AS conversation_id, string_agg(concat_ws(',', id, conversation_id, depth, 1 - distance), ';') AS packed FROM (
        SELECT document.id, document.conversation_id, document.depth, ${distance} AS distance
        FROM search_embeddings near JOIN search_documents document ON document.scope_id = near.scope_id AND document.id = near.document_id ${join}
        WHERE near.scope_id = ${scopeId} AND near.embedder = ${embedder.name} AND document.${column} IS NOT NULL
        ORDER BY distance LIMIT ${NEAREST}
      ) nearest`;
    selects.push(nearest("near-memory", Prisma.sql`memory_id`, memory));
    if (query.withMessages) selects.push(nearest("near-message", Prisma.sql`message_id`, message));
  }
  const rows = await db().$queryRaw<PoolRow[]>`
    WITH hits AS MATERIALIZED (
      SELECT id, owner_id, memory_id, message_id, conversation_id, depth, length, terms, frequencies
      FROM search_documents WHERE terms && ${forms.map(({ hash }) => hash)}::int[] AND scope_id = ${scopeId}
    )
    ${Prisma.join(selects, " UNION ALL ")}`;
  return unpack(rows, forms.map(({ term }) => term));
}

function unpack(rows: readonly PoolRow[], termOfForm: readonly number[]): Pools {
  const packed = (kind: PoolRow["kind"]) => rows.filter((row) => row.kind === kind && row.packed !== null);
  const readHits = (text: string): MessageHit[] =>
    text.split(";").map((each) => {
      const [documentId = 0, depth = 0, length = 0, ...bytes] = each.split(",").map(Number);
      return { documentId, depth, length, matches: matchesOf(bytes, termOfForm) };
    });
  const [memories = 0, messages = 0, conversations = 0, memoryLength = 0, messageLength = 0] = packed("counts")[0]?.packed.split(",").map(Number) ?? [];
  const near = (kind: "near-memory" | "near-message") => packed(kind).flatMap(({ packed: text }) => text.split(";").map((each) => each.split(",")));
  return {
    memoryHits: packed("memory").flatMap((row) => readHits(row.packed)),
    messageHits: packed("message").flatMap((row) => (row.conversation_id === null ? [] : [{ conversationId: row.conversation_id, hits: readHits(row.packed) }])),
    nearMemories: near("near-memory").map(([id, similarity]) => ({ documentId: Number(id), similarity: Number(similarity) })),
    nearMessages: near("near-message").map(([id, conversationId = "", depth, similarity]) => ({ documentId: Number(id), conversationId, depth: Number(depth), similarity: Number(similarity) })),
    memories: { documents: memories, conversations: 1, averageLength: memories === 0 ? 0 : memoryLength / memories },
    messages: { documents: messages, conversations, averageLength: messages === 0 ? 0 : messageLength / messages },
  };
}

/** A term's forms count as one term: the most frequent stands for it. */
function matchesOf(bytes: readonly number[], termOfForm: readonly number[]): Match[] {
  const byTerm = new Map<number, Match>();
  for (const [form, byte] of bytes.entries()) {
    const term = termOfForm[form];
    if (byte === 0 || term === undefined) continue;
    const found = { term, ...unpackFrequency(byte) };
    const known = byTerm.get(term);
    if (!known || found.statements + found.questions > known.statements + known.questions) byTerm.set(term, found);
  }
  return [...byTerm.values()];
}

/** A memory found, by the number of its document. */
export type LoadedMemory = { readonly documentId: number; readonly memory: Memory };
export type LoadedMessage = {
  readonly documentId: number;
  readonly messageId: string;
  readonly conversationId: string;
  readonly depth: number;
  readonly conversationTitle: string;
  readonly role: "person" | "assistant";
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
  said_at: Date | null;
  title_sealed: Uint8Array | null;
};

const MEMORY_COLUMNS = Prisma.raw(
  MEMORY_ROW_COLUMNS.map((column) => `memory.${column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${column}"`).join(", "),
);

/**
 * The rows behind what was chosen, in one statement: documents by number, and messages by their place, since a message
 * can be found by the words of its neighbours alone. With `asOf`, memories come as they were then.
 */
export async function loadDocuments(
  scope: Scope,
  chosen: { documentIds: readonly number[]; places: readonly { conversationId: string; depth: number }[]; asOf: Date | null },
): Promise<{ memories: LoadedMemory[]; messages: LoadedMessage[] }> {
  if (chosen.documentIds.length === 0 && chosen.places.length === 0) return { memories: [], messages: [] };
  const { ownerId, userId } = scope;
  const past = chosen.asOf
    ? Prisma.sql`LEFT JOIN memory_versions past ON past.owner_id = memory.owner_id AND past.memory_id = memory.id AND past.valid_from <= ${chosen.asOf} AND past.valid_until > ${chosen.asOf}`
    : Prisma.sql`LEFT JOIN memory_versions past ON false`;
  const rows = await db().$queryRaw<LoadedRow[]>`
    WITH chosen AS (
      SELECT document.id FROM search_documents document
      WHERE document.id = ANY(${[...chosen.documentIds]}::int[])
        AND document.scope_id = (SELECT id FROM search_scopes WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId})
      UNION
      SELECT document.id FROM unnest(${chosen.places.map(({ conversationId }) => conversationId)}::uuid[], ${chosen.places.map(({ depth }) => depth)}::int[]) place (conversation_id, depth)
      JOIN search_documents document ON document.owner_id = ${ownerId}::uuid AND document.conversation_id = place.conversation_id AND document.depth = place.depth
    ), wanted AS (
      SELECT document.* FROM chosen JOIN search_documents document ON document.owner_id = ${ownerId}::uuid AND document.id = chosen.id
        AND document.scope_id = (SELECT id FROM search_scopes WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId})
    )
    SELECT wanted.id AS document_id, wanted.conversation_id, wanted.depth, ${MEMORY_COLUMNS},
      past.version AS past_version, past.snapshot_sealed AS past_sealed,
      message.id AS message_id, message.role AS message_role, message.content_sealed AS text_sealed, message.created_at AS said_at, conversation.title_sealed
    FROM wanted
    LEFT JOIN memories memory ON memory.owner_id = ${ownerId}::uuid AND memory.id = wanted.memory_id AND memory.user_id = ${userId}
    ${past}
    LEFT JOIN messages message ON message.owner_id = ${ownerId}::uuid AND message.id = wanted.message_id AND message.status <> 'streaming'
    LEFT JOIN conversations conversation ON conversation.owner_id = ${ownerId}::uuid AND conversation.id = message.conversation_id AND conversation.user_id = ${userId}`;
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
        text: openMessageText(ownerId, row.message_id, row.text_sealed),
        createdAt: row.said_at,
      }];
    }),
  };
}

/** A memory with the words of a past version. Its source stays: it is where the memory as a whole was learned. */
function asItWas(memory: Memory, version: number, { quote, ...said }: Snapshot): Memory {
  return { ...memory, ...said, version, source: memory.source && { ...memory.source, quote: quote ?? memory.source.quote } };
}
