import { analyseText } from "@/lib/memory/words/analyse-text";
import { differInSense } from "@/lib/memory/words/differ-in-sense";

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

/** In texts of this many words, those whose stems overlap by SAME_SHARE overlap by a third as they are written, too. */
const LONG_WORDS = 8;
const WRITTEN_SHARE = 0.3;

/** A text as it is compared: its stems, which take ten times as long to find, only where its written words are alike. */
class Compared {
  readonly #written: ReadonlySet<string>;
  #terms: ReadonlySet<string> | null = null;

  constructor(readonly text: string) {
    this.#written = new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu));
  }

  saysTheSameAs(other: Compared): boolean {
    return this.#mayBeAlike(other) && sayTheSame(this.#stems(), other.#stems()) && !differInSense(this.text, other.text);
  }

  #mayBeAlike(other: Compared): boolean {
    return Math.min(this.#written.size, other.#written.size) < LONG_WORDS || termOverlap(this.#written, other.#written) >= WRITTEN_SHARE;
  }

  #stems(): ReadonlySet<string> {
    return (this.#terms ??= new Set(analyseText(this.text).terms.keys()));
  }
}

/** Keeps the first of each group of near-duplicates, in order, and stops at `limit`. Give it a ranked list. */
export function collapseDuplicates<Item>(items: readonly Item[], textOf: (item: Item) => string, limit: number): Item[] {
  const kept: { item: Item; compared: Compared }[] = [];
  for (const item of items) {
    if (kept.length >= limit) break;
    const compared = new Compared(textOf(item));
    if (kept.every((other) => !other.compared.saysTheSameAs(compared))) kept.push({ item, compared });
  }
  return kept.map(({ item }) => item);
}
