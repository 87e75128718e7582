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
const COMPARED = 2_000;
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
    const isOfKind = KINDS.map((kind) => kinds.includes(kind));
    const distances = new Uint16Array(this.#count).fill(FARTHEST + 1);
    const rowsAt = new Int32Array(FARTHEST + 1);
    for (let place = 0; place < this.#count; place += 1) {
      if (!isOfKind[this.#kinds[place] ?? 0] || (this.#validUntilMs[place] ?? 0) <= atMs) continue;
      const distance = hammingDistance(this.#signatures, place * SIGNATURE_WORDS, signature);
      distances[place] = distance;
      rowsAt[distance] = (rowsAt[distance] ?? 0) + 1;
    }
    const farthest = farthestOf(rowsAt, COMPARED);

    const query = toUnitFeatures(vector);
    const places = new Int32Array(this.#count);
    const similarities = new Float64Array(this.#count);
    let compared = 0;
    for (let place = 0; place < this.#count; place += 1) {
      if ((distances[place] ?? FARTHEST + 1) > farthest) continue;
      places[compared] = place;
      similarities[compared] = this.#similarity(place, query);
      compared += 1;
    }
    const least = similarities.slice(0, compared).sort()[Math.max(0, compared - limit)] ?? 0;
    const found: Neighbour[] = [];
    for (let index = 0; index < compared; index += 1) {
      const similarity = similarities[index] ?? 0;
      if (similarity >= least) found.push({ documentId: this.#documentIds[places[index] ?? 0] ?? 0, similarity });
    }
    return found.toSorted((first, second) => second.similarity - first.similarity || first.documentId - second.documentId).slice(0, limit);
  }

  #similarity(place: number, { indexes, values }: Features): number {
    let sum = 0;
    const start = place * this.dimension;
    for (let feature = 0; feature < indexes.length; feature += 1) sum += (this.#values[start + (indexes[feature] ?? 0)] ?? 0) * (values[feature] ?? 0);
    return sum * (this.#scales[place] ?? 0);
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

/** In how many bits two signatures differ. Bits are counted in parallel (Warren, "Hacker's Delight", 5-1). */
function hammingDistance(signatures: Int32Array, start: number, other: Int32Array): number {
  let sum = 0;
  for (let word = 0; word < SIGNATURE_WORDS; word += 1) {
    let bits = (signatures[start + word] ?? 0) ^ (other[word] ?? 0);
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    sum += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return sum;
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
type Features = { readonly indexes: Int32Array; readonly values: Float64Array };

function toUnitFeatures(vector: Float32Array): Features {
  const length = Math.hypot(...vector);
  const indexes = Int32Array.from(vector.keys()).filter((index) => vector[index] !== 0);
  return { indexes, values: Float64Array.from(indexes, (index) => (vector[index] ?? 0) / length) };
}
