/** A message on its way into the search. `above` counts the messages over it, where its parent is none of the others; null where it is. */
export type PlacedRow = { readonly id: string; readonly parentId: string | null; readonly above: number | null };

/**
 * How many messages stand over each, up to the first one of its branch. Each is counted once, however long the branch
 * they form: walking up from every one of them would take the square of their number.
 */
export function countDepths(rows: readonly PlacedRow[]): ReadonlyMap<string, number> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const depths = new Map<string, number>();
  for (const row of rows) {
    const path: PlacedRow[] = [];
    let at: PlacedRow | undefined = row;
    while (at && !depths.has(at.id)) {
      path.push(at);
      at = at.above === null && at.parentId !== null ? byId.get(at.parentId) : undefined;
    }
    let next = at ? (depths.get(at.id) ?? 0) + 1 : (path.at(-1)?.above ?? 0);
    for (const each of path.reverse()) depths.set(each.id, next++);
  }
  return depths;
}
