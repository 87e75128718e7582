import "server-only";
import { now } from "@/lib/clock";
import { Prisma } from "@/lib/db/generated/client";
import { arrayText, queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { scopeTermKey } from "@/lib/memory/rows";
import type { MemoryType } from "@/lib/memory/schema";
import { hashTerm } from "@/lib/memory/words/hash-terms";
import { doSoon } from "./do-soon";
import { findHeld, keepHeld } from "./held/held-tables";
import { type Near, type Nearest, type NearMessage, nearOfHeld, type NearRow, nearSelects, readNearest } from "./near/queries";
import { readHit } from "./read-hit";
import { areFresh, type Counts, findCounts, keepCounts } from "./scope-counts";
import { selectForms } from "./select-forms";
import { isKindSql, isKnownSql, scopeIdSql } from "./conditions/queries";
import type { AskedForms, Hit, MessageHit } from "./weigh-terms";

/** What a search is asked for. Without a vector the words decide alone. */
export type PoolQuery = {
  readonly asked: AskedForms;
  readonly vector: Float32Array | null | Promise<Float32Array | null>;
  /** Absent: of every type; empty: no memories. */
  readonly types?: readonly MemoryType[] | undefined;
  readonly asOf: Date | null;
  /** False leaves past messages out. */
  readonly withMessages: boolean;
};

export type Pools = {
  readonly memoryHits: readonly Hit[];
  /** Hits of past messages, a list a conversation. */
  readonly messageHits: readonly { readonly conversationId: string; readonly hits: readonly MessageHit[] }[];
  readonly nearMemories: readonly Near[];
  readonly nearMessages: readonly NearMessage[];
} & Counts;

type PoolRow = { kind: "words" | "counts"; conversation_id: string | null; packed: string | null } | NearRow;
type Words = Pick<Pools, "memoryHits" | "messageHits"> & Counts;
/** Parts of a statement, and what their rows come to. */
type Part<Value> = { readonly selects: readonly Prisma.Sql[]; readonly read: (rows: readonly PoolRow[]) => Value };

/**
 * Both pools of a search: documents that hold any of the words (with how often), and those nearest by meaning. Scope, type,
 * deletion, expiry and date are filtered in the database, before anything is cut off. In one statement, or, where vectors
 * are held, in two: that of the words is sent at once, and while the database is at it, vectors are compared here.
 */
export async function findPools(scope: Scope, query: PoolQuery): Promise<Pools> {
  const words = wordsPart(scope, query);
  const held = query.asOf ? null : findHeld(scope);
  const pools = held ? await findBeside(words, nearOfHeld(scope, query, held)) : await findTogether(words, scope, query);
  keepHeld(scope, { documents: pools.words.memories.documents + pools.words.messages.documents, unseen: pools.near.unseen });
  return { ...pools.words, nearMemories: pools.near.memories, nearMessages: pools.near.messages };
}

type Found = { readonly words: Words; readonly near: Nearest };

async function findBeside(words: Part<Words>, nearest: Promise<Nearest>): Promise<Found> {
  const [rows, near] = await Promise.all([queryParts(words.selects), nearest]);
  return { words: words.read(rows), near };
}

async function findTogether(words: Part<Words>, scope: Scope, query: PoolQuery): Promise<Found> {
  const vector = await query.vector;
  const rows = await queryParts([...words.selects, ...(vector ? nearSelects(scope, query, vector) : [])]);
  return { words: words.read(rows), near: readNearest(rows) };
}

const queryParts = async (selects: readonly Prisma.Sql[]): Promise<PoolRow[]> => (selects.length === 0 ? [] : queryRows<PoolRow>(Prisma.join([...selects], " UNION ALL ")));

function wordsPart(scope: Scope, query: PoolQuery): Part<Words> {
  const scopeKey = scopeTermKey(scope);
  const hashes = query.asked.forms.map(({ form }) => hashTerm(scopeKey, form));
  const scopeId = scopeIdSql(scope);
  const scopeName = nameOfScope(scope);
  const counts = findCounts(scopeName);
  if (counts && !areFresh(scopeName, now().getTime())) doSoon(`counts ${scopeName}`, () => recount(scope));
  const { hashes: selected, shares } = selectForms(query.asked, hashes, counts?.termShares ?? null, counts ? counts.memories.documents + counts.messages.documents : 0);
  return {
    selects: [
      ...(counts ? [] : [countsOf(scopeId)]),
      ...(selected.length === 0 ? [] : [wordsOf(selected, hashes, Prisma.sql`scope_id = ${scopeId} AND ${isKnownSql(query.asOf)} AND ${isKindSql(query)}`)]),
    ],
    read: (rows) => {
      const { memories, messages, ...rest } = counts ?? keepCounts(scopeName, rows.find(({ kind }) => kind === "counts")?.packed ?? "", now().getTime());
      return { ...unpack(rows, groupPlaces(hashes)), ...rest, memories: { ...memories, shares }, messages: { ...messages, shares } };
    },
  };
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

/** How many memories in force were counted last; null where nothing was, or little enough to be counted every time. */
export const countedMemories = (scope: Scope): number | null => findCounts(nameOfScope(scope))?.memoriesInForce ?? null;

async function recount(scope: Scope): Promise<void> {
  const [row] = await queryRows<{ packed: string | null }>(countsOf(scopeIdSql(scope)));
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

/** Hits come packed into one text a conversation: thousands of rows would cost more to hand over than to find. */
function unpack(rows: readonly PoolRow[], formsOfHash: ReadonlyMap<number, readonly number[]>): Pick<Words, "memoryHits" | "messageHits"> {
  const words = rows.flatMap((row) =>
    row.kind === "words" && row.packed !== null ? [{ conversationId: row.conversation_id, hits: row.packed.split(";").map((item) => readHit(item, formsOfHash)) }] : [],
  );
  return {
    memoryHits: words.flatMap(({ conversationId, hits }) => (conversationId === null ? hits : [])),
    messageHits: words.flatMap(({ conversationId, hits }) => (conversationId === null ? [] : [{ conversationId, hits }])),
  };
}
