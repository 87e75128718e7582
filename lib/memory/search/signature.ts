/** Bits of a signature. Changing this, or anything below, makes every stored signature worthless: they would have to be made anew. */
export const SIGNATURE_BITS = 512;

const WORD_BITS = 32;

/**
 * The direction of a vector in 512 bits, 32 a word and the first the highest, such that the share of bits in which two signatures differ is about their angle
 * over π (random hyperplanes: Charikar, "Similarity estimation techniques from rounding algorithms", 2002). The planes
 * are those of a randomised Hadamard transform, which needs n log n steps and no table (Ailon and Chazelle, "The fast
 * Johnson-Lindenstrauss transform", 2009). Two rounds, because vectors of hashed features are mostly zeros and one
 * round does not spread them enough.
 */
export function signatureWords(vector: Float32Array): Int32Array {
  const values = new Float32Array(Math.max(SIGNATURE_BITS, powerOfTwoFrom(vector.length)));
  values.set(vector);
  for (const signs of signsFor(values.length)) {
    for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? 0) * (signs[index] ?? 1);
    transform(values);
  }
  const words = new Int32Array(SIGNATURE_BITS / WORD_BITS);
  for (let word = 0; word < words.length; word += 1) {
    let bits = 0;
    for (let bit = 0; bit < WORD_BITS; bit += 1) bits = (bits << 1) | ((values[word * WORD_BITS + bit] ?? 0) > 0 ? 1 : 0);
    words[word] = bits;
  }
  return words;
}

/** The same as PostgreSQL reads a bit string in hexadecimal. */
export const signatureOf = (vector: Float32Array): string => `x${Array.from(signatureWords(vector), (word) => (word >>> 0).toString(16).padStart(WORD_BITS / 4, "0")).join("")}`;

function powerOfTwoFrom(least: number): number {
  let power = 1;
  while (power < least) power *= 2;
  return power;
}

const ROUNDS = 2;
/** By how many numbers are transformed: a handful, since there are as many as there are lengths of vectors. */
const knownSigns = new Map<number, readonly Int8Array[]>();

/** 1 or -1 for each place in each round. Thrown anew for every vector, the coins would take longer than the transform. */
function signsFor(length: number): readonly Int8Array[] {
  let signs = knownSigns.get(length);
  if (!signs) {
    signs = Array.from({ length: ROUNDS }, (_, round) => Int8Array.from({ length }, (_each, index) => (isFlipped(index, round) ? -1 : 1)));
    knownSigns.set(length, signs);
  }
  return signs;
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
        const first = values[index] ?? 0;
        const second = values[index + half] ?? 0;
        values[index] = first + second;
        values[index + half] = first - second;
      }
    }
  }
}
