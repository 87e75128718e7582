import "server-only";
import type { Scope } from "@/lib/db/scope";
import { type ChosenPlace, loadDocuments, type Loaded } from "./documents/queries";
import { findInTable } from "./find-in-table";
import { askForChange, catchUp, type HeldTable, keepHeld } from "./held/held-tables";
import type { PoolQuery, Pools } from "./pools";
import { findPools } from "./queries";

type Chosen = { readonly documentIds: readonly number[]; readonly places: readonly ChosenPlace[] };
type FoundAndLoaded<Choice> = { readonly pools: Pools; readonly chosen: Choice; readonly loaded: Loaded };

/** So often a table is searched: again with what has changed, and without what another process has deleted. Then the database is asked about everything. */
const MOST_ROUNDS = 3;

/**
 * Finds both pools of a search and reads the rows behind what is chosen of them: in a held table where there is one, else in
 * the database. A table never decides what may be shown: rows are read by scope, type, deletion, expiry and date, and
 * what of a table's is not there any more is taken out of it, and the search done again.
 *
 * @param held the scope's table. Whether it is up to date is asked along with the rows: most times it is
 */
export async function findAndLoad<Choice extends Chosen>(
  scope: Scope,
  held: HeldTable | null,
  query: PoolQuery,
  choose: (pools: Pools) => Choice | Promise<Choice>,
): Promise<FoundAndLoaded<Choice>> {
  const vector = await query.vector;
  for (let round = 1; held && round <= MOST_ROUNDS; round += 1) {
    // Before it is searched: what another search brings into it meanwhile is not in what is found here. Asked once: what is
    // stored while a search goes on, it need not find.
    const asked = round === 1 ? askForChange(held) : null;
    const pools = findInTable(scope, query, vector, held.table);
    const chosen = await choose(pools);
    const loaded = await loadDocuments(scope, { ...chosen, asOf: query.asOf, since: asked?.since ?? null });
    held.table.remove(loaded.goneIds);
    const changed = asked && loaded.change ? await catchUp(scope, held, asked, loaded.change) : 0;
    if (changed === null) break;
    if (changed === 0 && loaded.goneIds.length === 0) return keepingHeld(scope, { pools, chosen, loaded });
  }
  const pools = await findPools(scope, { ...query, vector });
  const chosen = await choose(pools);
  return keepingHeld(scope, { pools, chosen, loaded: await loadDocuments(scope, { ...chosen, asOf: query.asOf }) });
}

function keepingHeld<Found extends { readonly pools: Pools }>(scope: Scope, found: Found): Found {
  keepHeld(scope, found.pools.memories.documents + found.pools.messages.documents);
  return found;
}
