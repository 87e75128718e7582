import type { AskedForms } from "./weigh-terms";

/** How large a part of a scope holds each term, by its keyed hash; what is in fewer than the sample can tell is missing. */
export type TermShares = ReadonlyMap<number, number>;

/** What of a query is looked for. The rest only adds to what is found by it. */
export type Selection = {
  readonly hashes: readonly number[];
  /** The share of the documents that hold a form that was not looked for, by the form's place: they were not counted. */
  readonly shares: ReadonlyMap<number, number>;
};

/** Rows that a search may find by words before the most frequent words are no longer looked for, and their share of a large scope. */
const FEW_ROWS = 1_000;
const LARGEST_SHARE = 0.08;
/** What a term that the sample does not know is taken to be in. */
const RARE_SHARE = 0.002;
/** So many words are looked for beyond that: else a question of frequent words finds nothing. Not what is nearly everywhere, unless there is nothing else. */
const ALWAYS_SELECTED = 2;
const NEARLY_EVERYWHERE = 0.25;

/**
 * Chooses which forms are looked for. A word that is in a tenth of everything finds a tenth of everything, and says little:
 * reading all of it would take longer than the rest of the search. Rare and exact forms come first.
 *
 * @param hashes of the forms, in their order; without one for a beginning, which is no word and not looked for as one
 */
export function selectForms({ forms }: AskedForms, hashes: readonly number[], shares: TermShares | null, documents: number): Selection {
  const places = hashes.map((_hash, place) => place);
  const shareOf = (place: number) => shares?.get(hashes[place] ?? 0) ?? RARE_SHARE;
  const most = Math.max(FEW_ROWS / Math.max(1, documents), LARGEST_SHARE);
  if (shares === null || places.reduce((sum, place) => sum + shareOf(place), 0) <= most) return { hashes: [...new Set(hashes)], shares: new Map() };

  const worthOf = (place: number) => (forms[place]?.weight ?? 0) * Math.log(1 / shareOf(place));
  const selected = new Set<number>();
  const left = new Map<number, number>();
  let total = 0;
  for (const place of places.toSorted((first, second) => worthOf(second) - worthOf(first))) {
    const hash = hashes[place] ?? 0;
    if (selected.has(hash)) continue;
    const isNeeded = selected.size === 0 || (selected.size < ALWAYS_SELECTED && shareOf(place) <= NEARLY_EVERYWHERE);
    if (total + shareOf(place) > most && !isNeeded) left.set(place, shareOf(place));
    else {
      selected.add(hash);
      total += shareOf(place);
    }
  }
  return { hashes: [...selected], shares: left };
}
