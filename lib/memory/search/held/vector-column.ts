import { copyOf } from "./columns";
import { quantise } from "./quantise";

/** What a document means, as vectors tell it. */
export type Meaning = {
  /** 512 bits, 32 in each. */
  readonly signature: Int32Array;
  readonly vector: Float32Array;
};
export type NearestQuery = Meaning & {
  /** By a kind's number the number of the group it is looked for in, from 1; 0 where it is not wanted. */
  readonly groupOfKind: Uint8Array;
  readonly groups: number;
  readonly isValid: (place: number) => boolean;
  /** Of each group. */
  readonly limit: number;
};
/** `similarity` is the cosine, right to about 0.005: vectors are held in bytes. */
export type NearPlace = { readonly place: number; readonly similarity: number };

export const SIGNATURE_WORDS = 16;
const FARTHEST = 32 * SIGNATURE_WORDS;
/** As many as are compared by their vectors, once signatures have told the far ones. */
const COMPARED = 500;
/** The kind of a place without a vector: no query wants it. */
const WITHOUT_VECTOR = 255;

/**
 * Vectors in arrays, to be compared without the database: first all signatures, then the nearest of them by vectors of
 * bytes. Ten thousand of 384 numbers take 5 MB, and about a millisecond to search.
 */
export class VectorColumn {
  #kinds: Uint8Array;
  #signatures: Int32Array;
  #values: Int8Array;
  #scales: Float32Array;

  constructor(readonly dimension: number, capacity: number) {
    this.#kinds = new Uint8Array(capacity).fill(WITHOUT_VECTOR);
    this.#signatures = new Int32Array(capacity * SIGNATURE_WORDS);
    this.#values = new Int8Array(capacity * dimension);
    this.#scales = new Float32Array(capacity);
  }

  /** One of another length is left out: nothing compares with it. */
  set(place: number, kind: number, meaning: Meaning | null): void {
    this.clear(place);
    if (meaning?.vector.length !== this.dimension || meaning.signature.length !== SIGNATURE_WORDS) return;
    this.#kinds[place] = kind;
    this.#signatures.set(meaning.signature, place * SIGNATURE_WORDS);
    this.#scales[place] = quantise(meaning.vector, this.#valuesOf(place));
  }

  clear(place: number): void {
    if (this.#kinds[place] === WITHOUT_VECTOR) return;
    this.#kinds[place] = WITHOUT_VECTOR;
    this.#signatures.fill(0, place * SIGNATURE_WORDS, (place + 1) * SIGNATURE_WORDS);
    this.#valuesOf(place).fill(0);
  }

  grow(capacity: number): void {
    this.#kinds = copyOf(new Uint8Array(capacity).fill(WITHOUT_VECTOR), this.#kinds);
    this.#signatures = copyOf(new Int32Array(capacity * SIGNATURE_WORDS), this.#signatures);
    this.#values = copyOf(new Int8Array(capacity * this.dimension), this.#values);
    this.#scales = copyOf(new Float32Array(capacity), this.#scales);
  }

  /** The nearest of the first so many places that are valid, nearest first, for each group of kinds. */
  nearest(count: number, { groupOfKind, groups, isValid, signature, vector, limit }: NearestQuery): NearPlace[][] {
    const distances = new Uint16Array(count);
    const rowsAt = measureDistances(this.#signatures, signature, this.#kinds, groupOfKind, groups, distances);
    const features = toUnitFeatures(vector);
    return Array.from({ length: groups }, (_, group) => {
      const first = group * DISTANCES;
      const places = placesWithin(distances, first, first + farthestOf(rowsAt.subarray(first, first + DISTANCES), COMPARED), isValid);
      return this.#nearestOf(places, features, limit);
    });
  }

  #nearestOf(places: Int32Array, features: Features, limit: number): NearPlace[] {
    const similarities = measureSimilarities(this.#values, this.#scales, places, this.dimension, features);
    const least = similarities.slice().sort()[Math.max(0, similarities.length - limit)] ?? 0;
    const found: NearPlace[] = [];
    for (let index = 0; index < places.length; index += 1) {
      const similarity = similarities[index] ?? 0;
      if (similarity >= least) found.push({ place: places[index] ?? 0, similarity });
    }
    return found.toSorted((first, second) => second.similarity - first.similarity || first.place - second.place).slice(0, limit);
  }

  #valuesOf(place: number): Int8Array {
    return this.#values.subarray(place * this.dimension, (place + 1) * this.dimension);
  }
}

/** How many distances there are; those of the next group of kinds are counted from there on. */
const DISTANCES = FARTHEST + 1;
const UNWANTED = 0xffff;

/**
 * Writes down in how many bits each row's signature differs from another, the rows of each group of kinds in a range of
 * their own; UNWANTED for other kinds. Bits are counted in parallel (Warren, "Hacker's Delight", 5-1). A function of arrays
 * alone, as the next two: what is looked at ten thousand times in a call has to be compiled well after few calls.
 * @returns how many rows there are at each distance
 */
function measureDistances(signatures: Int32Array, other: Int32Array, kinds: Uint8Array, groupOfKind: Uint8Array, groups: number, distances: Uint16Array): Int32Array {
  const rowsAt = new Int32Array(groups * DISTANCES);
  for (let place = 0, start = 0; place < distances.length; place += 1, start += SIGNATURE_WORDS) {
    const group = groupOfKind[kinds[place] ?? 0] ?? 0;
    if (group === 0) {
      distances[place] = UNWANTED;
      continue;
    }
    let distance = (group - 1) * DISTANCES;
    for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
      let bits = (signatures[start + word] ?? 0) ^ (other[word] ?? 0);
      bits -= (bits >>> 1) & 0x55555555;
      bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
      distance += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    distances[place] = distance;
    rowsAt[distance] = (rowsAt[distance] ?? 0) + 1;
  }
  return rowsAt;
}

function placesWithin(distances: Uint16Array, nearest: number, farthest: number, isValid: (place: number) => boolean): Int32Array {
  const places = new Int32Array(distances.length);
  let count = 0;
  for (let place = 0; place < distances.length; place += 1) {
    const distance = distances[place] ?? UNWANTED;
    if (distance >= nearest && distance <= farthest && isValid(place)) places[count++] = place;
  }
  return places.subarray(0, count);
}

function measureSimilarities(values: Int8Array, scales: Float32Array, places: Int32Array, dimension: number, { indexes, weights }: Features): Float64Array {
  const similarities = new Float64Array(places.length);
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0;
    const start = place * dimension;
    let sum = 0;
    for (let feature = 0; feature < indexes.length; feature += 1) sum += (values[start + (indexes[feature] ?? 0)] ?? 0) * (weights[feature] ?? 0);
    similarities[index] = sum * (scales[place] ?? 0);
  }
  return similarities;
}

/** The distance up to which there are as many rows as are wanted. */
function farthestOf(rowsAt: Int32Array, wanted: number): number {
  let rows = 0;
  for (let distance = 0; distance <= FARTHEST; distance += 1) {
    rows += rowsAt[distance] ?? 0;
    if (rows >= wanted) return distance;
  }
  return FARTHEST;
}

/** The numbers of a vector that are not zero, and where they stand: a vector of hashed features has few of them. */
type Features = { readonly indexes: Int32Array; readonly weights: Float64Array };

function toUnitFeatures(vector: Float32Array): Features {
  const indexes = new Int32Array(vector.length);
  const weights = new Float64Array(vector.length);
  let [count, squares] = [0, 0];
  for (let index = 0; index < vector.length; index += 1) {
    const value = vector[index] ?? 0;
    if (value === 0) continue;
    indexes[count] = index;
    weights[count] = value;
    count += 1;
    squares += value * value;
  }
  const length = Math.sqrt(squares);
  for (let feature = 0; feature < count; feature += 1) weights[feature] = (weights[feature] ?? 0) / length;
  return { indexes: indexes.subarray(0, count), weights: weights.subarray(0, count) };
}
