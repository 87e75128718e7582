import "server-only";
import { now } from "@/lib/clock";
import { Prisma } from "@/lib/db/generated/client";
import { arrayText, queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { goesOn, type HashedBeginning } from "@/lib/memory/words/hash-beginnings";
import { addBegun } from "./add-begun";
import { doSoon } from "./do-soon";
import { type NearRow, nearSelects, readNearest } from "./near/queries";
import { readHit } from "./read-hit";
import { MOST_BEGUN, type PoolQuery, type Pools } from "./pools";
import { areFresh, type Counts, findCounts, FREQUENT_ROWS, keepCounts, nameOfScope, readCounts, SAMPLED_ROWS } from "./scope-counts";
import { chooseBeginning, chooseWords, placesOfForms, type PlacesOfForms, withShares } from "./choose-words";
import { isKindSql, isKnownSql, scopeIdSql } from "./conditions/queries";
import type { Hit } from "./weigh-terms";

type PoolRow = { kind: "words" | "begun" | "counts"; conversation_id: string | null; packed: string | null } | NearRow;
type Words = Pick<Pools, "memoryHits" | "messageHits"> & Counts;
/** Parts of a statement, and what their rows come to. */
type Part<Value> = { readonly selects: readonly Prisma.Sql[]; readonly read: (rows: readonly PoolRow[]) => Value };

/**
 * Both pools of a search by the database, in one statement: documents that hold any of the words (with how often), and
 * those nearest by meaning. Scope, type, deletion, expiry and date are filtered before anything is cut off.
 */
export async function findPools(scope: Scope, query: PoolQuery): Promise<Pools> {
  const words = wordsPart(scope, query);
  const vector = await query.vector;
  const rows = await queryParts([...words.selects, ...(vector ? nearSelects(scope, query, vector) : [])]);
  const near = readNearest(rows);
  return { ...words.read(rows), nearMemories: near.memories, nearMessages: near.messages };
}

const queryParts = async (selects: readonly Prisma.Sql[]): Promise<PoolRow[]> => (selects.length === 0 ? [] : queryRows<PoolRow>(Prisma.join([...selects], " UNION ALL ")));

function wordsPart(scope: Scope, query: PoolQuery): Part<Words> {
  const scopeId = scopeIdSql(scope);
  const counts = countedLast(scope);
  const { hashes, selected, shares } = chooseWords(scope, query.asked, counts);
  const beginning = chooseBeginning(scope, query);
  const isWanted = Prisma.sql`scope_id = ${scopeId} AND ${isKnownSql(query.asOf)} AND ${isKindSql(query)}`;
  return {
    selects: [
      ...(counts ? [] : [countsOf(scopeId)]),
      ...(selected.length === 0 ? [] : [wordsOf(selected, hashes, isWanted)]),
      ...(beginning ? [begunOf(beginning, hashes, isWanted)] : []),
    ],
    read: (rows) => {
      const known = counts ?? keepCounts(nameOfScope(scope), readCounts(rows.find(({ kind }) => kind === "counts")?.packed ?? ""), now().getTime());
      const places = placesOfForms(hashes);
      const { memoryHits, messageHits } = unpack(rows, places);
      const begun = beginning ? unpackBegun(rows, beginning, places) : [];
      return { memoryHits: addBegun(memoryHits, begun, query.asked), messageHits, ...withShares(known, shares) };
    },
  };
}

/** What was counted last, to be counted anew soon where that is long ago. */
function countedLast(scope: Scope): Counts | null {
  const scopeName = nameOfScope(scope);
  const counts = findCounts(scopeName);
  if (counts && !areFresh(scopeName, now().getTime())) doSoon(`counts ${scopeName}`, () => recount(scope));
  return counts;
}

/** How many memories in force were counted last; null where nothing was, or little enough to be counted every time. */
export const countedMemories = (scope: Scope): number | null => findCounts(nameOfScope(scope))?.memoriesInForce ?? null;

async function recount(scope: Scope): Promise<void> {
  const [row] = await queryRows<{ packed: string | null }>(countsOf(scopeIdSql(scope)));
  keepCounts(nameOfScope(scope), readCounts(row?.packed ?? ""), now().getTime());
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
  SELECT 'words' AS kind, conversation_id, string_agg(${hitSql(hashes)}, ';') AS packed
  FROM search_documents WHERE terms && ${arrayText(selected)}::int[] AND ${isWanted} GROUP BY conversation_id`;

/** As `readHit` reads it. */
const hitSql = (hashes: readonly number[]): Prisma.Sql => Prisma.sql`concat_ws(',', id, COALESCE(depth, 0), length,
    CASE WHEN cardinality(terms) <= ${MOST_TERMS_WHOLE}::int THEN encode(frequencies, 'hex') || ',' || array_to_string(terms, ' ')
    ELSE (
      SELECT string_agg(lpad(to_hex(get_byte(frequencies, place::int - 1)), 2, '0'), '' ORDER BY place) || ',' || string_agg(term::text, ' ' ORDER BY place)
      FROM unnest(terms) WITH ORDINALITY AS each (term, place) WHERE term = ANY(${arrayText(hashes)}::int[])
    ) END)`;

/**
 * The newest of what holds a word with the same first three letters, with how these words go on: whether as the one that
 * is being typed is told here. That its bytes occur anywhere among them is not enough, but leaves hardly any other row.
 * Ordered by a sum, since a planner that takes the beginning for a frequent one would look through the scope from its end.
 */
const begunOf = (beginning: HashedBeginning, hashes: readonly number[], isWanted: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT 'begun' AS kind, NULL::uuid AS conversation_id,
    string_agg(concat_ws('|', array_to_string(beginnings, ' '), encode(continuations, 'hex'), ${hitSql(hashes)}), ';') AS packed
  FROM (
    SELECT id, depth, length, terms, frequencies, beginnings, continuations FROM search_documents
    WHERE beginnings && ${arrayText([beginning.hash])}::int[] AND position(${beginning.continuation}::bytea IN continuations) > 0 AND ${isWanted}
    ORDER BY id + 0 DESC LIMIT ${MOST_BEGUN}::int
  ) newest`;

function unpackBegun(rows: readonly PoolRow[], beginning: HashedBeginning, formsOfHash: PlacesOfForms): Hit[] {
  const isBegun = (hashes: string, continuations: string): boolean => {
    const bytes = Buffer.from(continuations, "hex");
    return hashes.split(" ").some((hash, place) => Number(hash) === beginning.hash && goesOn(bytes, place, beginning));
  };
  return rows.flatMap(({ kind, packed }) => {
    if (kind !== "begun" || packed === null) return [];
    return packed.split(";").flatMap((item) => {
      const [hashes = "", continuations = "", hit = ""] = item.split("|");
      return isBegun(hashes, continuations) ? [readHit(hit, formsOfHash)] : [];
    });
  });
}

/** Hits come packed into one text a conversation: thousands of rows would cost more to hand over than to find. */
function unpack(rows: readonly PoolRow[], formsOfHash: PlacesOfForms): Pick<Words, "memoryHits" | "messageHits"> {
  const words = rows.flatMap((row) =>
    row.kind === "words" && row.packed !== null ? [{ conversationId: row.conversation_id, hits: row.packed.split(";").map((item) => readHit(item, formsOfHash)) }] : [],
  );
  return {
    memoryHits: words.flatMap(({ conversationId, hits }) => (conversationId === null ? hits : [])),
    messageHits: words.flatMap(({ conversationId, hits }) => (conversationId === null ? [] : [{ conversationId, hits }])),
  };
}
