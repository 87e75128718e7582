/**
 * BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009). Both figures are lower than is usual:
 * lengths of messages say little, and who says a word twice in one message means it no more than who says it once.
 */
const SATURATION = 0.9;
const LENGTH_SHARE = 0.3;

/** Robertson-Sparck Jones weight, kept above zero. */
export const idf = (found: number, all: number): number => Math.log(1 + (Math.max(all, found) - found + 0.5) / (found + 0.5));
export const saturate = (frequency: number): number => (frequency * (SATURATION + 1)) / (frequency + SATURATION);
export const lengthNorm = (length: number, average: number): number => 1 - LENGTH_SHARE + LENGTH_SHARE * (length / Math.max(average, 1));

/**
 * A score in 0–1 that can be compared between queries: the share of the query's information that was found
 * (1 when every term was found once), with room above nine tenths for terms found again and again.
 */
export function scoreShare(sum: number, most: number): number {
  if (most <= 0 || sum <= 0) return 0;
  const share = sum / most;
  return share <= 1 ? 0.9 * share : 0.9 + 0.1 * (1 - 1 / share);
}
