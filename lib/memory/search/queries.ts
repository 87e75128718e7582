import "server-only";
import { now } from "@/lib/clock";
import { Prisma } from "@/lib/db/generated/client";
import { arrayText, queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { currentEmbedder, toVectorText } from "@/lib/memory/current-embedder";
import { scopeTermKey } from "@/lib/memory/rows";
import { MEMORY_TYPES, type MemoryType } from "@/lib/memory/schema";
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
      FROM unnest(terms) WITH ORDINALITY AS each (term, place) WHERE term = ANY(${arrayText(hashes)}::int[])
    ) END), ';') AS packed
  FROM search_documents WHERE terms && ${arrayText(selected)}::int[] AND ${isWanted} GROUP BY conversation_id`;

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
