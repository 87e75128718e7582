/** The largest byte that is written: sums of products are reckoned with it. */
export const LARGEST = 127;

/**
 * Writes a vector into bytes, each number to the nearest of 255 steps of its largest.
 * @returns what the product with a vector of length one is to be multiplied by to give the cosine; 0 for a vector of zeros
 */
export function quantise(vector: Float32Array, into: Int8Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) {
    into.fill(0);
    return 0;
  }
  let squares = 0;
  for (let index = 0; index < vector.length; index += 1) {
    const step = Math.round(((vector[index] ?? 0) / largest) * LARGEST);
    into[index] = step;
    squares += step * step;
  }
  // Of what is held and not of what was given: then a vector is as near to itself as can be.
  return 1 / Math.sqrt(squares);
}
