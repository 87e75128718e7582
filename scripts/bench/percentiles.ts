/**
 * The smallest sample that at least `fraction` of the samples do not exceed (nearest rank): always a value that was
 * measured, never one between two.
 * @param fraction above 0 and up to 1
 */
export function percentile(samples: readonly number[], fraction: number): number {
  if (!(fraction > 0 && fraction <= 1)) throw new RangeError(`${fraction} is not a fraction above 0 and up to 1`);
  const value = samples.toSorted((a, b) => a - b)[Math.ceil(fraction * samples.length) - 1];
  if (value === undefined) throw new RangeError("There are no samples");
  return value;
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);
