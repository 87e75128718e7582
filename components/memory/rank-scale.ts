/** Further down than this is as good as the end. */
const LAST_RANK = 64;

/**
 * Where a rank lies on a line, 0 for the first place and 1 for the end: by doublings, since from first to second is as
 * far as from tenth to twentieth.
 */
export const placeOfRank = (rank: number): number => Math.min(1, Math.log2(Math.max(1, rank)) / Math.log2(LAST_RANK));

/** The places that are marked on the line. */
export const MARKED_RANKS = [1, 2, 4, 8, 16, 32, 64] as const;
