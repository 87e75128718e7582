import "server-only";
import { now } from "@/lib/clock";
import type { Scope } from "@/lib/db/scope";
import { MEMORY_TYPES } from "@/lib/memory/schema";
import { addBegun } from "./add-begun";
import { chooseBeginning, chooseWords, placesOfForms, withShares } from "./choose-words";
import type { DocumentTable } from "./held/document-table";
import { MOST_BEGUN, NEAREST, type NearMessage, type PoolQuery, type Pools } from "./pools";
import { areFresh, type Counts, findCounts, FREQUENT_ROWS, keepCounts, nameOfScope, SAMPLED_ROWS, toCounts } from "./scope-counts";
import { signatureWords } from "./signature";

/**
 * Both pools of a search of what holds now, from a table in this process: the same as `findPools` finds in the database.
 * What was deleted elsewhere may be among it.
 */
export function findInTable(scope: Scope, query: Omit<PoolQuery, "vector">, vector: Float32Array | null, table: DocumentTable): Pools {
  const atMs = now().getTime();
  const counts = countsOfTable(scope, table, atMs);
  const { hashes, selected, shares } = chooseWords(scope, query.asked, counts);
  const wanted = { kinds: [...(query.types ?? MEMORY_TYPES), ...(query.withMessages ? (["message"] as const) : [])], atMs };
  const formsOfTerm = placesOfForms(hashes);
  const found = table.withWords(wanted, { selected: new Set(selected), formsOfTerm });
  const beginning = chooseBeginning(scope, query);
  const begun = beginning ? table.withBeginning(wanted, { typed: beginning, most: MOST_BEGUN }, formsOfTerm) : [];
  const near = vector && table.nearest(wanted, { signature: signatureWords(vector), vector }, NEAREST);
  return {
    memoryHits: addBegun(found.memoryHits, begun, query.asked),
    messageHits: found.messageHits,
    nearMemories: near?.memories ?? [],
    nearMessages: (near?.messages ?? []).flatMap(({ documentId, similarity, place }): NearMessage[] => (place === null ? [] : [{ documentId, similarity, ...place }])),
    ...withShares(counts, shares),
  };
}

function countsOfTable(scope: Scope, table: DocumentTable, atMs: number): Counts {
  const name = nameOfScope(scope);
  const known = areFresh(name, atMs) ? findCounts(name) : null;
  if (known) return known;
  const { rowsWithTerm, ...counted } = table.count(atMs, SAMPLED_ROWS);
  const sampled = table.size < SAMPLED_ROWS ? 0 : SAMPLED_ROWS;
  return keepCounts(name, toCounts({ ...counted, sampled, rowsWithTerm: [...rowsWithTerm].filter(([, rows]) => rows >= FREQUENT_ROWS) }), atMs);
}
