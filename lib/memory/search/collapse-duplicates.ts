import { analyseText } from "@/lib/memory/words/analyse-text";

/** Share of words two texts must have in common to say the same. */
const SAME_SHARE = 0.85;

/** Overlap of two sets of terms: common ones ÷ all of them (Jaccard). */
export function termOverlap(first: ReadonlySet<string>, second: ReadonlySet<string>): number {
  if (first.size === 0 || second.size === 0) return 0;
  let common = 0;
  for (const term of first) if (second.has(term)) common += 1;
  return common / (first.size + second.size - common);
}

/** Sets of very different size cannot overlap that much: most pairs need no comparing. */
const sayTheSame = (first: ReadonlySet<string>, second: ReadonlySet<string>): boolean =>
  Math.min(first.size, second.size) >= SAME_SHARE * Math.max(first.size, second.size) && termOverlap(first, second) >= SAME_SHARE;

/** Keeps the first of each group of near-duplicates, in order, and stops at `limit`. Give it a ranked list. */
export function collapseDuplicates<Item>(items: readonly Item[], textOf: (item: Item) => string, limit: number): Item[] {
  const kept: { item: Item; terms: ReadonlySet<string> }[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const terms = new Set(analyseText(textOf(item)).terms.keys());
    if (kept.every((other) => !sayTheSame(other.terms, terms))) kept.push({ item, terms });
  }
  return kept.map(({ item }) => item);
}
