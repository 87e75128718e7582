import type { Row } from "./recall-figures";
import { countReached } from "./report";
import { TARGETS } from "./targets";

/** What one run over the data set may take, on a machine with so many cores or more. */
const MOST_SECONDS = 180;
const ON_CORES = 2;

/** One run: its figures, what of the file it went through, and on what machine. */
export type Run = {
  readonly rows: readonly Row[];
  /** Some dialogs alone are easier or harder than all of them: nothing was asked of them. */
  readonly isWholeFile: boolean;
  /** Comparing every ranking with another one takes time of its own. */
  readonly isComparing: boolean;
  readonly seconds: number;
  readonly cores: number;
};

/** What a run should have held and did not, a sentence each. Nothing is asked of data in which a category that has a target does not occur. */
export function findMisses({ rows, isWholeFile, isComparing, seconds, cores }: Run): string[] {
  const hasTargets = Object.keys(TARGETS).every((name) => rows.some((row) => row.name === name));
  if (!isWholeFile || !hasTargets) return [];
  const { reached, asked } = countReached(rows);
  return [
    ...(reached < asked ? [`${asked - reached} of ${asked} figures are not reached.`] : []),
    ...(seconds > MOST_SECONDS && cores >= ON_CORES && !isComparing ? [`The run took ${seconds.toFixed(0)} s. It may take ${MOST_SECONDS} s.`] : []),
  ];
}
