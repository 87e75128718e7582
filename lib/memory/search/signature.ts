/** Bits of a signature. Changing this, or anything below, makes every stored signature worthless: they would have to be made anew. */
export const SIGNATURE_BITS = 512;

/**
 * The direction of a vector in 512 bits, such that the share of bits in which two signatures differ is about their angle
 * over π (random hyperplanes: Charikar, "Similarity estimation techniques from rounding algorithms", 2002). The planes
 * are those of a randomised Hadamard transform, which needs n log n steps and no table (Ailon and Chazelle, "The fast
 * Johnson-Lindenstrauss transform", 2009). Two rounds, because vectors of hashed features are mostly zeros and one
 * round does not spread them enough.
 *
 * @returns how PostgreSQL reads a bit string in hexadecimal
 */
export function signatureOf(vector: Float32Array): string {
  const values = new Float32Array(Math.max(SIGNATURE_BITS, powerOfTwoFrom(vector.length)));
  values.set(vector);
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < values.length; index += 1) if (isFlipped(index, round)) values[index] = -(values[index] ?? 0);
    transform(values);
  }
  let text = "x";
  for (let start = 0; start < SIGNATURE_BITS; start += 4) {
    let digit = 0;
    for (let bit = 0; bit < 4; bit += 1) digit = digit * 2 + ((values[start + bit] ?? 0) > 0 ? 1 : 0);
    text += digit.toString(16);
  }
  return text;
}

function powerOfTwoFrom(least: number): number {
  let power = 1;
  while (power < least) power *= 2;
  return power;
}

/** A coin for each place and round, the same on every machine for ever (the finaliser of MurmurHash3). */
function isFlipped(index: number, round: number): boolean {
  let hash = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(round + 1, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) & 1) === 1;
}

/** The Walsh-Hadamard transform, in place, unscaled: only signs are read. */
function transform(values: Float32Array): void {
  for (let half = 1; half < values.length; half *= 2) {
    for (let start = 0; start < values.length; start += 2 * half) {
      for (let index = start; index < start + half; index += 1) {
        const [first, second] = [values[index] ?? 0, values[index + half] ?? 0];
        values[index] = first + second;
        values[index + half] = first - second;
      }
    }
  }
}
