/**
 * The score from which on as many of some items are kept as are wanted, or a few more where they score alike; -Infinity where
 * all are. Sorting numbers to find where to cut costs a tenth of sorting what they belong to.
 */
export function leastOfBest(scores: Float64Array, wanted: number): number {
  if (scores.length <= wanted) return -Infinity;
  return scores.slice().sort()[scores.length - wanted] ?? -Infinity;
}
