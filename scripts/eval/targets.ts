/** Recall@5/10/25/50 of the paper's best retriever (DRAGON, dialog turns as units), over all ten conversations. */
export const DRAGON: Readonly<Record<string, readonly number[]>> = {
  "multi-hop": [35.4, 46.6, 62.5, 73.0],
  temporal: [70.4, 77.3, 83.5, 89.6],
  "open-domain": [33.1, 40.8, 52.6, 61.7],
  "single-hop": [68.0, 77.7, 87.1, 91.1],
  adversarial: [43.9, 54.7, 66.3, 72.5],
  all: [56.7, 66.2, 76.7, 82.7],
};

/** What is to be reached with no model and no network. Null: nothing is asked beyond the row above. */
export const TARGETS: Readonly<Record<string, readonly (number | null)[]>> = {
  "multi-hop": [null, 56, null, null],
  "open-domain": [null, 47, null, null],
  all: [78, 86, 92, 94],
};

/** What a figure must reach: above DRAGON, and at the target where there is one. */
export function isReached(name: string, place: number, mean: number): boolean {
  const target = TARGETS[name]?.[place] ?? null;
  return mean > (DRAGON[name]?.[place] ?? 0) && (target === null || mean >= target);
}
