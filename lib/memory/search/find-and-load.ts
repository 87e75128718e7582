import "server-only";
import type { Scope } from "@/lib/db/scope";
import { type ChosenPlace, loadDocuments, type Loaded } from "./documents/queries";
import { findInTable } from "./find-in-table";
import { type HeldTable, keepHeld, type OpenedTable } from "./held/held-tables";
import type { PoolQuery, Pools } from "./pools";
import { findPools } from "./queries";

type Chosen = { readonly documentIds: readonly number[]; readonly places: readonly ChosenPlace[] };
type FoundAndLoaded<Choice> = { readonly pools: Pools; readonly chosen: Choice; readonly loaded: Loaded };

/** So often a search is done again without what another process has deleted, before the database is asked about everything. */
const MOST_ROUNDS = 2;

/**
 * Finds both pools of a search and reads the rows behind what is chosen of them: in a held table where there is one, else in
 * the database. A table never decides what may be shown: rows are read by scope, type, deletion, expiry and date, and
 * what of a table's is not there any more is taken out of it, and the search done again.
 *
 * @param opened the scope's table, which is searched while it is still being brought up to date: most times nothing has changed
 */
export async function findAndLoad<Choice extends Chosen>(
  scope: Scope,
  opened: OpenedTable | null,
  query: PoolQuery,
  choose: (pools: Pools) => Choice | Promise<Choice>,
): Promise<FoundAndLoaded<Choice>> {
  const loadChosen = async (pools: Pools): Promise<FoundAndLoaded<Choice>> => {
    const chosen = await choose(pools);
    return { pools, chosen, loaded: await loadDocuments(scope, { ...chosen, asOf: query.asOf }) };
  };
  const vector = await query.vector;
  const inTable = (held: HeldTable) => findInTable(scope, query, vector, held.table);
  let pools = opened && inTable(opened.held);
  const changed = opened && (await opened.changed);
  if (opened && changed !== 0) pools = changed === null ? null : inTable(opened.held);

  for (let round = 1; opened && pools && round <= MOST_ROUNDS; round += 1) {
    const found = await loadChosen(pools);
    if (found.loaded.goneIds.length === 0) return keepingHeld(scope, found);
    opened.held.table.remove(found.loaded.goneIds);
    pools = inTable(opened.held);
  }
  return keepingHeld(scope, await loadChosen(await findPools(scope, { ...query, vector })));
}

function keepingHeld<Found extends { readonly pools: Pools }>(scope: Scope, found: Found): Found {
  keepHeld(scope, found.pools.memories.documents + found.pools.messages.documents);
  return found;
}
