import { recallOfRun } from "./recall-of-run";
import type { RunChange, Standing } from "./schema";

/** One stranger before it or none, or two or none, is a difference; six or seven is none. */
const LEAST_DIFFERENCE = 0.1;

/**
 * Whether the later of two runs of a question was better: first by recall, then by how near the top what was expected
 * came (mean reciprocal rank: Voorhees, TREC-8 question answering, 1999; counted by what stood before it unexpected, so
 * that two that are both expected do not stand in each other's way). Only what could be found in both is compared: to
 * forget something is no loss, nor is to expect more.
 */
export function compareRuns(before: readonly Standing[], after: readonly Standing[]): RunChange {
  const [hereBefore, hereAfter] = [namesHere(before), namesHere(after)];
  const isInBoth = (standing: Standing) => hereBefore.has(nameOf(standing)) && hereAfter.has(nameOf(standing));
  const [earlier, later] = [before.filter(isInBoth), after.filter(isInBoth)];
  if (earlier.length === 0) return "nothing-to-compare";

  const [shareBefore, shareAfter] = [shareOf(earlier), shareOf(later)];
  if (shareAfter !== shareBefore) return shareAfter > shareBefore ? "better" : "worse";
  const difference = nearness(later, after) - nearness(earlier, before);
  if (Math.abs(difference) < LEAST_DIFFERENCE) return "same";
  return difference > 0 ? "better" : "worse";
}

const nameOf = ({ kind, id }: Standing): string => `${kind} ${id}`;
const namesHere = (standings: readonly Standing[]): ReadonlySet<string> => new Set(standings.filter(({ state }) => state === "here").map(nameOf));

function shareOf(standings: readonly Standing[]): number {
  const { found, expected } = recallOfRun(standings);
  return found / expected;
}

/** @param all the whole run: what is not compared was expected all the same */
function nearness(standings: readonly Standing[], all: readonly Standing[]): number {
  const each = standings.map(({ kind, rank }) => {
    if (rank === null) return 0;
    const expectedBefore = new Set(all.flatMap((other) => (other.kind === kind && other.rank !== null && other.rank < rank ? [other.rank] : []))).size;
    return 1 / (rank - expectedBefore);
  });
  return each.reduce((sum, value) => sum + value, 0) / each.length;
}
