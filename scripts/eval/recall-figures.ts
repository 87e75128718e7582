import { CATEGORIES, type Category, type Question } from "./locomo";

export const CUTOFFS = [5, 10, 25, 50] as const;

/** Recall of one question at each cut-off: evidence among the first k ÷ evidence. */
export type Outcome = { readonly category: Category; readonly recall: readonly number[] };

export const outcomeOf = ({ category, evidence }: Question, found: readonly string[]): Outcome => ({
  category,
  recall: CUTOFFS.map((cutoff) => found.slice(0, cutoff).filter((id) => evidence.has(id)).length / evidence.size),
});

/** A mean with the interval that holds 95 of 100 means of the same size, in percent. */
export type Figure = { readonly mean: number; readonly low: number; readonly high: number };
export type Row = { readonly name: string; readonly count: number; readonly figures: readonly Figure[] };

const RESAMPLES = 1_000;

/** A row a category, and one over all questions. */
export function toRows(outcomes: readonly Outcome[]): Row[] {
  const row = (name: string, some: readonly Outcome[]): Row => ({
    name,
    count: some.length,
    figures: CUTOFFS.map((_cutoff, place) => withInterval(some.map(({ recall }) => 100 * (recall[place] ?? 0)))),
  });
  const categories = (Object.keys(CATEGORIES).map(Number) as Category[]).map((category) => row(CATEGORIES[category], outcomes.filter((outcome) => outcome.category === category)));
  return [...categories.filter(({ count }) => count > 0), row("all", outcomes)];
}

/** The percentile bootstrap (Efron 1979), with numbers that are the same every time. */
export function withInterval(values: readonly number[]): Figure {
  const random = sequence(values.length);
  const mean = (pick: () => number) => values.reduce((sum) => sum + pick(), 0) / Math.max(1, values.length);
  const means = Array.from({ length: RESAMPLES }, () => mean(() => values[Math.floor(random() * values.length)] ?? 0)).toSorted((first, second) => first - second);
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length),
    low: means[Math.floor(0.025 * RESAMPLES)] ?? 0,
    high: means[Math.floor(0.975 * RESAMPLES)] ?? 0,
  };
}

/** Mulberry32. */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
