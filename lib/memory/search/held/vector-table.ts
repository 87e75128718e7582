import { MEMORY_TYPES, type MemoryType } from "@/lib/memory/schema";
import { quantise } from "./quantise";

/** What a document of the search is: a memory's type, or a message. */
export type DocumentKind = MemoryType | "message";
const KINDS: readonly DocumentKind[] = [...MEMORY_TYPES, "message"];

/** A document with its vector. */
export type VectorRow = {
  readonly documentId: number;
  readonly kind: DocumentKind;
  /** Infinity where it has no end. */
  readonly validUntilMs: number;
  /** 512 bits, 32 in each. */
  readonly signature: Int32Array;
  readonly vector: Float32Array;
};

export type NeighbourQuery = {
  readonly kinds: readonly DocumentKind[];
  readonly atMs: number;
  /** As of a row. */
  readonly signature: Int32Array;
  readonly vector: Float32Array;
  readonly limit: number;
};

/** `similarity` is the cosine, right to about 0.005: vectors are held in bytes. */
export type Neighbour = { readonly documentId: number; readonly similarity: number };

export const SIGNATURE_WORDS = 16;
const FARTHEST = 32 * SIGNATURE_WORDS;
/** As many as are compared by their vectors, once signatures have told the far ones. */
const COMPARED = 500;
const LEAST_CAPACITY = 1_024;
/** Of one row, besides its vector: signature, number, end, scale, kind, and its place in a map. */
const BYTES_BESIDE_VECTOR = 4 * SIGNATURE_WORDS + 4 + 8 + 4 + 1 + 40;

export const bytesOfRow = (dimension: number): number => dimension + BYTES_BESIDE_VECTOR;

/**
 * The vectors of a scope in arrays, to be compared without the database: first all signatures, then the nearest of them
 * by vectors of bytes. Ten thousand rows of 384 numbers take 5 MB, and about a millisecond to search.
 */
export class VectorTable {
  #count = 0;
  readonly #places = new Map<number, number>();
  #documentIds = new Int32Array(LEAST_CAPACITY);
  #kinds = new Uint8Array(LEAST_CAPACITY);
  #validUntilMs = new Float64Array(LEAST_CAPACITY);
  #signatures = new Int32Array(LEAST_CAPACITY * SIGNATURE_WORDS);
  #values: Int8Array;
  #scales = new Float32Array(LEAST_CAPACITY);

  constructor(readonly dimension: number) {
    this.#values = new Int8Array(LEAST_CAPACITY * dimension);
  }

  get size(): number {
    return this.#count;
  }

  /** Puts a row in, or in the place of the one it was before. One of another length is left out: nothing compares with it. */
  put({ documentId, kind, validUntilMs, signature, vector }: VectorRow): void {
    if (vector.length !== this.dimension || signature.length !== SIGNATURE_WORDS) return;
    const place = this.#places.get(documentId) ?? this.#count;
    if (place === this.#count) {
      if (place === this.#documentIds.length) this.#grow();
      this.#places.set(documentId, place);
      this.#count += 1;
    }
    this.#documentIds[place] = documentId;
    this.#kinds[place] = KINDS.indexOf(kind);
    this.#validUntilMs[place] = validUntilMs;
    this.#signatures.set(signature, place * SIGNATURE_WORDS);
    this.#scales[place] = quantise(vector, this.#values.subarray(place * this.dimension, (place + 1) * this.dimension));
  }

  /** The nearest of some kinds that are valid, nearest first. */
  nearest({ kinds, atMs, signature, vector, limit }: NeighbourQuery): Neighbour[] {
    const isWanted = Uint8Array.from(KINDS, (kind) => Number(kinds.includes(kind)));
    const distances = new Uint16Array(this.#count);
    const rowsAt = measureDistances(this.#signatures, signature, this.#kinds, isWanted, distances);
    const places = placesWithin(distances, farthestOf(rowsAt, COMPARED));
    const similarities = measureSimilarities(this.#values, this.#scales, places, this.dimension, toUnitFeatures(vector));
    const least = similarities.slice().sort()[Math.max(0, similarities.length - limit - this.#ended(places, atMs))] ?? 0;
    const found: Neighbour[] = [];
    for (const [index, place] of places.entries()) {
      const similarity = similarities[index] ?? 0;
      if (similarity >= least && (this.#validUntilMs[place] ?? 0) > atMs) found.push({ documentId: this.#documentIds[place] ?? 0, similarity });
    }
    return found.toSorted((first, second) => second.similarity - first.similarity || first.documentId - second.documentId).slice(0, limit);
  }

  #ended(places: Int32Array, atMs: number): number {
    let count = 0;
    for (const place of places) if ((this.#validUntilMs[place] ?? 0) <= atMs) count += 1;
    return count;
  }

  #grow(): void {
    const capacity = this.#documentIds.length * 2;
    this.#documentIds = copyOf(new Int32Array(capacity), this.#documentIds);
    this.#kinds = copyOf(new Uint8Array(capacity), this.#kinds);
    this.#validUntilMs = copyOf(new Float64Array(capacity), this.#validUntilMs);
    this.#signatures = copyOf(new Int32Array(capacity * SIGNATURE_WORDS), this.#signatures);
    this.#values = copyOf(new Int8Array(capacity * this.dimension), this.#values);
    this.#scales = copyOf(new Float32Array(capacity), this.#scales);
  }
}

function copyOf<Numbers extends Int32Array | Uint8Array | Float64Array | Int8Array | Float32Array>(into: Numbers, from: Numbers): Numbers {
  into.set(from);
  return into;
}

const UNWANTED = FARTHEST + 1;

/**
 * Writes down in how many bits each row's signature differs from another; UNWANTED for other kinds. Bits are counted in
 * parallel (Warren, "Hacker's Delight", 5-1). A function of arrays alone, as the next two: what is looked at ten thousand
 * times in a call has to be compiled well after few calls.
 * @returns how many rows there are at each distance
 */
function measureDistances(signatures: Int32Array, other: Int32Array, kinds: Uint8Array, isWanted: Uint8Array, distances: Uint16Array): Int32Array {
  const rowsAt = new Int32Array(FARTHEST + 2);
  for (let place = 0, start = 0; place < distances.length; place += 1, start += SIGNATURE_WORDS) {
    let distance = UNWANTED;
    if (isWanted[kinds[place] ?? 0] === 1) {
      distance = 0;
      for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
        let bits = (signatures[start + word] ?? 0) ^ (other[word] ?? 0);
        bits -= (bits >>> 1) & 0x55555555;
        bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
        distance += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
      }
    }
    distances[place] = distance;
    rowsAt[distance] = (rowsAt[distance] ?? 0) + 1;
  }
  return rowsAt;
}

function placesWithin(distances: Uint16Array, farthest: number): Int32Array {
  const places = new Int32Array(distances.length);
  let count = 0;
  for (let place = 0; place < distances.length; place += 1) if ((distances[place] ?? UNWANTED) <= farthest) places[count++] = place;
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
  const length = Math.hypot(...vector);
  const indexes = Int32Array.from(vector.keys()).filter((index) => vector[index] !== 0);
  return { indexes, weights: Float64Array.from(indexes, (index) => (vector[index] ?? 0) / length) };
}
