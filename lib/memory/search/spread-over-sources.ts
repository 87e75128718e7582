import type { ScoreParts } from "@/lib/memory/schema";

/** Something with a score, and what made it. */
export type Scored = { readonly relevanceScore: number; readonly scoreParts: ScoreParts };

/** The score times a factor below one, which is told among its parts. */
export const withSpread = <Item extends Scored>(item: Item, spread: number): Item => ({ ...item, relevanceScore: item.relevanceScore * spread, scoreParts: { ...item.scoreParts, spread } });

/** How much less a memory counts for each one of the same message that comes before it. */
const BESIDE_SHOWN = 0.05;
/** So many of them count, and no more: the last of many counts four fifths. */
const MOST_COUNTED = 5;

/**
 * Orders by relevance, and prefers a little what was learned from another message: somebody who introduces himself says ten
 * things at once, and what he said on other days should not have to match better than all of them. Nothing is left out, and
 * scores stay in descending order.
 *
 * @param ranked best first
 * @param sourceOf the message something was learned from; what has none has nothing beside it
 */
export function spreadOverSources<Item extends Scored>(ranked: readonly Item[], sourceOf: (item: Item) => string | null): Item[] {
  const countOf = new Map<string, number>();
  const spread = ranked.map((item) => {
    const source = sourceOf(item);
    if (source === null) return item;
    const before = countOf.get(source) ?? 0;
    countOf.set(source, before + 1);
    return before === 0 ? item : withSpread(item, 1 / (1 + BESIDE_SHOWN * Math.min(before, MOST_COUNTED)));
  });
  return spread.toSorted((first, second) => second.relevanceScore - first.relevanceScore);
}
