import "server-only";
import { now } from "@/lib/clock";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, toVectorText } from "@/lib/memory/current-embedder";
import { inForceSql } from "@/lib/memory/queries";
import { MEMORY_ROW_COLUMNS, type MemoryRow, openAuthor, openConversationTitle, openMessageText, openSnapshot, scopeTermKey, type Snapshot, toMemory } from "@/lib/memory/rows";
import { type Memory, MEMORY_TYPES, type MemoryType } from "@/lib/memory/schema";
import { hashTerm } from "@/lib/memory/words/hash-terms";
import { doSoon } from "./do-soon";
import { findHeld, type HeldTable, keepHeld } from "./held/held-tables";
import { countOfUnseen, MOST_UNSEEN, nearestOfHeld, unseenSince } from "./held/queries";
import { readSignature } from "./held/read-signature";
import type { DocumentKind } from "./held/vector-table";
import { readHit } from "./read-hit";
import { signatureOf } from "./signature";
import { areFresh, type Counts, findCounts, keepCounts } from "./scope-counts";
import { selectForms } from "./select-forms";
import type { AskedForms, Hit, MessageHit } from "./weigh-terms";

/** What a search is asked for. Without a vector the words decide alone. */
export type PoolQuery = {
  readonly asked: AskedForms;
  readonly vector: Float32Array | null;
  /** Absent: of every type; empty: no memories. */
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
} & Counts;

/** How many of the nearest by meaning join each pool. */
const NEAREST = 40;
/** How many look nearest by their signatures, and are compared in full: of good matches they hold 98 of 100, of far ones 84. */
const SHORTLISTED = 200;
/** How many of the nearest in a held table are looked up: some may be gone, or replaced. */
const HELD_SHORTLIST = 80;

const FAR_FUTURE = new Date("9999-12-31T00:00:00Z");

type PoolRow = { kind: "words" | "near" | "counts" | "unseen"; conversation_id: string | null; packed: string | null };

/**
 * Both pools of a search in one statement: documents that hold any of the words (with how often), and those nearest by
 * meaning. Scope, type, deletion, expiry and date are filtered here, before anything is cut off. Hits come packed into
 * one text a conversation: thousands of rows would cost more to hand over than to find.
 */
export async function findPools(scope: Scope, query: PoolQuery): Promise<Pools> {
  const held = query.vector && !query.asOf ? findHeld(scope) : null;
  const found = await findPoolsWith(scope, query, held);
  keepHeld(scope, { documents: found.pools.memories.documents + found.pools.messages.documents, unseen: found.unseen });
  // A table that has not seen so much does not know what is near: the database is asked about all of it.
  return found.unseen < MOST_UNSEEN ? found.pools : (await findPoolsWith(scope, query, null)).pools;
}

/** @returns `unseen`: how much was written since the held vectors were read, at most MOST_UNSEEN */
async function findPoolsWith(scope: Scope, query: PoolQuery, held: HeldTable | null): Promise<{ pools: Pools; unseen: number }> {
  const scopeKey = scopeTermKey(scope);
  const hashes = query.asked.forms.map(({ form }) => hashTerm(scopeKey, form));
  const scopeId = idOf(scope);
  const at = query.asOf ?? now();
  const isKnown = Prisma.sql`valid_from <= ${query.asOf ?? FAR_FUTURE} AND (valid_until IS NULL OR valid_until > ${at})`;
  const ofMemories = query.types ? Prisma.sql`(kind = ANY(${[...query.types]}) AND kind <> 'message')` : Prisma.sql`kind <> 'message'`;
  const isWanted = Prisma.sql`${isKnown} AND ${query.withMessages ? Prisma.sql`(${ofMemories} OR kind = 'message')` : ofMemories}`;

  const scopeName = nameOfScope(scope);
  const counts = findCounts(scopeName);
  if (counts && !areFresh(scopeName, now().getTime())) doSoon(`counts ${scopeName}`, () => recount(scope));
  const selects: Prisma.Sql[] = counts ? [] : [countsOf(scopeId)];
  const selection = selectForms(query.asked, hashes, counts?.termShares ?? null, counts ? counts.memories.documents + counts.messages.documents : 0);
  if (selection.hashes.length > 0) selects.push(wordsOf(selection.hashes, hashes, Prisma.sql`scope_id = ${scopeId} AND ${isWanted}`));
  const { vector } = query;
  const kinds: { names: readonly DocumentKind[]; condition: Prisma.Sql }[] = [
    ...(query.types?.length === 0 ? [] : [{ names: query.types ?? MEMORY_TYPES, condition: ofMemories }]),
    ...(query.withMessages ? [{ names: ["message"] as const, condition: Prisma.sql`kind = 'message'` }] : []),
  ];
  if (vector && held) {
    const asked = { vector, signature: readSignature(signatureOf(vector)), atMs: at.getTime(), limit: HELD_SHORTLIST };
    selects.push(countOfUnseen);
    for (const { names, condition } of kinds) selects.push(nearestOfHeld(scopeId, held.table.nearest({ ...asked, kinds: names }), { isWanted: Prisma.sql`${isKnown} AND ${condition}`, limit: NEAREST }));
  } else if (vector) {
    for (const { condition } of kinds) selects.push(nearestBySignature(scopeId, vector, Prisma.sql`${isKnown} AND ${condition}`));
  }
  const unseenFirst = vector && held ? unseenSince(scopeId, held.since, vector) : Prisma.empty;
  const rows = selects.length === 0 ? [] : await queryRows<PoolRow>(Prisma.sql`${unseenFirst} ${Prisma.join(selects, " UNION ALL ")}`);
  const packedOf = (kind: PoolRow["kind"]) => rows.find((row) => row.kind === kind)?.packed ?? "";
  const { memories, messages, ...rest } = counts ?? keepCounts(scopeName, packedOf("counts"), now().getTime());
  const { shares } = selection;
  const pools = unpack(rows, groupPlaces(hashes), { ...rest, memories: { ...memories, shares }, messages: { ...messages, shares } });
  return { pools, unseen: Number(packedOf("unseen")) };
}

/** The nearest by meaning: by signatures first, then by the whole vectors of those that look nearest. */
function nearestBySignature(scopeId: Prisma.Sql, vector: Float32Array, isWanted: Prisma.Sql): Prisma.Sql {
  const { name, dimension } = currentEmbedder();
  const ofDimension = Prisma.raw(`vector(${dimension})`);
  const distance = Prisma.sql`near.embedding::${ofDimension} <=> ${toVectorText(vector)}::${ofDimension}`;
  return Prisma.sql`
    SELECT 'near' AS kind, NULL::uuid AS conversation_id, string_agg(concat_ws(',', document.id, 1 - distance, document.conversation_id, document.depth), ';') AS packed
    FROM (
      SELECT shortlist.scope_id, shortlist.document_id, ${distance} AS distance
      FROM (
        SELECT scope_id, document_id FROM search_signatures
        WHERE scope_id = ${scopeId} AND embedder = ${name} AND ${isWanted}
        ORDER BY signature <~> ${signatureOf(vector)}::bit(512) LIMIT ${SHORTLISTED}
      ) shortlist CROSS JOIN LATERAL (
        SELECT embedding FROM search_embeddings
        WHERE scope_id = shortlist.scope_id AND document_id = shortlist.document_id AND embedder = ${name} LIMIT 1
      ) near
      ORDER BY distance LIMIT ${NEAREST}
    ) nearest CROSS JOIN LATERAL (
      SELECT id, conversation_id, depth FROM search_documents WHERE scope_id = nearest.scope_id AND id = nearest.document_id LIMIT 1
    ) document`;
}

/** How frequent words are is read from the newest rows of a scope, and what is in fewer of them than this counts as rare. */
const SAMPLED_ROWS = 300;
const FREQUENT_ROWS = 3;

/** The places of each value: one word may answer to two of a question. */
function groupPlaces(values: readonly number[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [place, value] of values.entries()) places.set(value, [...(places.get(value) ?? []), place]);
  return places;
}

const nameOfScope = ({ ownerId, userId }: Scope) => `${ownerId}:${userId}`;
const idOf = (scope: Scope) => Prisma.sql`(SELECT id FROM search_scopes WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId})`;

/** How many memories in force were counted last; null where nothing was, or little enough to be counted every time. */
export const countedMemories = (scope: Scope): number | null => findCounts(nameOfScope(scope))?.memoriesInForce ?? null;

async function recount(scope: Scope): Promise<void> {
  const [row] = await queryRows<PoolRow>(countsOf(idOf(scope)));
  keepCounts(nameOfScope(scope), row?.packed ?? "", now().getTime());
}

const countsOf = (scopeId: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT 'counts' AS kind, NULL::uuid AS conversation_id, concat_ws(',', count(memory_id), count(message_id), count(DISTINCT conversation_id),
    COALESCE(sum(length) FILTER (WHERE message_id IS NULL), 0), COALESCE(sum(length) FILTER (WHERE memory_id IS NULL), 0),
    count(memory_id) FILTER (WHERE valid_until IS NULL OR valid_until > ${now()}),
    CASE WHEN count(*) >= ${SAMPLED_ROWS}::int THEN ${SAMPLED_ROWS}::int ELSE 0 END,
    CASE WHEN count(*) >= ${SAMPLED_ROWS}::int THEN (
      SELECT string_agg(term || ':' || found, ' ') FROM (
        SELECT term, count(*) AS found
        FROM (SELECT terms FROM search_documents WHERE scope_id = ${scopeId} ORDER BY id DESC LIMIT ${SAMPLED_ROWS}) recent CROSS JOIN LATERAL unnest(recent.terms) AS term
        GROUP BY term HAVING count(*) >= ${FREQUENT_ROWS}::int
      ) frequent
    ) ELSE '' END) AS packed
  FROM search_documents WHERE scope_id = ${scopeId}`;

/** Rows with more terms than this hand over only those that were asked for. */
const MOST_TERMS_WHOLE = 40;

/**
 * What holds any of the words. A row hands over its terms as they are, and what they count is read here: looking each
 * form up in each row took the database ten times as long. Only long texts are sifted there.
 */
const wordsOf = (selected: readonly number[], hashes: readonly number[], isWanted: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT 'words' AS kind, conversation_id, string_agg(concat_ws(',', id, COALESCE(depth, 0), length,
    CASE WHEN cardinality(terms) <= ${MOST_TERMS_WHOLE}::int THEN encode(frequencies, 'hex') || ',' || array_to_string(terms, ' ')
    ELSE (
      SELECT string_agg(lpad(to_hex(get_byte(frequencies, place::int - 1)), 2, '0'), '' ORDER BY place) || ',' || string_agg(term::text, ' ' ORDER BY place)
      FROM unnest(terms) WITH ORDINALITY AS each (term, place) WHERE term = ANY(${[...hashes]}::int[])
    ) END), ';') AS packed
  FROM search_documents WHERE terms && ${[...selected]}::int[] AND ${isWanted} GROUP BY conversation_id`;

function unpack(rows: readonly PoolRow[], formsOfHash: ReadonlyMap<number, readonly number[]>, counts: Counts): Pools {
  const packed = (kind: PoolRow["kind"]) => rows.flatMap((row) => (row.kind === kind && row.packed !== null ? [{ conversationId: row.conversation_id, items: row.packed.split(";") }] : []));
  const words = packed("words").map(({ conversationId, items }) => ({ conversationId, hits: items.map((item) => readHit(item, formsOfHash)) }));
  const near = packed("near").flatMap(({ items }) =>
    items.map((item) => {
      const [documentId, similarity, conversationId, depth] = item.split(",");
      return { documentId: Number(documentId), similarity: Number(similarity), conversationId: conversationId ?? null, depth: Number(depth ?? 0) };
    }),
  );
  return {
    memoryHits: words.flatMap(({ conversationId, hits }) => (conversationId === null ? hits : [])),
    messageHits: words.flatMap(({ conversationId, hits }) => (conversationId === null ? [] : [{ conversationId, hits }])),
    nearMemories: near.filter(({ conversationId }) => conversationId === null),
    nearMessages: near.flatMap(({ conversationId, ...rest }) => (conversationId === null ? [] : [{ ...rest, conversationId }])),
    ...counts,
  };
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
      SELECT unnest(${[...chosen.documentIds]}::int[]) AS id
      UNION
      SELECT document.id FROM unnest(${chosen.places.map(({ conversationId }) => conversationId)}::uuid[], ${chosen.places.map(({ depth }) => depth)}::int[]) place (conversation_id, depth)
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
