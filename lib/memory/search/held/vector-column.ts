import { copyOf } from "./columns";
import { quantise } from "./quantise";
import { DISTANCES, VectorKernel } from "./vector-kernel";

/** What a document means, as vectors tell it. */
export type Meaning = {
  /** 512 bits, 32 in each. */
  readonly signature: Int32Array;
  readonly vector: Float32Array;
};
export type NearestQuery = Meaning & {
  /** By a kind's number the number of the group it is looked for in, from 1 to `groups`; 0 where it is not wanted. */
  readonly groupOfKind: Uint8Array;
  /** At most MOST_GROUPS. */
  readonly groups: number;
  readonly isValid: (place: number) => boolean;
  /** Of each group. */
  readonly limit: number;
};
/** `similarity` is the cosine, right to about 0.005: vectors are held in bytes. */
export type NearPlace = { readonly place: number; readonly similarity: number };

export const SIGNATURE_WORDS = 16;
/** As many as are compared by their vectors, once signatures have told the far ones. */
const COMPARED = 500;
/** With fewer than these left of them, since the others are not valid any more, more are looked at. */
const LEAST_COMPARED = 200;
/** The kind of a place without a vector: no query wants it. */
const WITHOUT_VECTOR = 255;

/**
 * Vectors in arrays, to be compared without the database: first all signatures, then the nearest of them by vectors of
 * bytes. Ten thousand of 384 numbers take 5 MB, and a few tenths of a millisecond to search.
 */
export class VectorColumn {
  #kernel: VectorKernel;
  #scales: Float32Array;

  constructor(readonly dimension: number, capacity: number) {
    this.#kernel = new VectorKernel(dimension, capacity);
    this.#kernel.kinds.fill(WITHOUT_VECTOR);
    this.#scales = new Float32Array(capacity);
  }

  /** One of another length is left out: nothing compares with it. */
  set(place: number, kind: number, meaning: Meaning | null): void {
    this.clear(place);
    if (meaning?.vector.length !== this.dimension || meaning.signature.length !== SIGNATURE_WORDS) return;
    this.#kernel.kinds[place] = kind;
    this.#kernel.signatures.set(meaning.signature, place * SIGNATURE_WORDS);
    this.#scales[place] = quantise(meaning.vector, this.#valuesOf(place));
  }

  clear(place: number): void {
    if (this.#kernel.kinds[place] === WITHOUT_VECTOR) return;
    this.#kernel.kinds[place] = WITHOUT_VECTOR;
    this.#kernel.signatures.fill(0, place * SIGNATURE_WORDS, (place + 1) * SIGNATURE_WORDS);
    this.#valuesOf(place).fill(0);
  }

  grow(capacity: number): void {
    const grown = new VectorKernel(this.dimension, capacity);
    copyOf(grown.kinds.fill(WITHOUT_VECTOR), this.#kernel.kinds);
    copyOf(grown.signatures, this.#kernel.signatures);
    copyOf(grown.values, this.#kernel.values);
    this.#kernel = grown;
    this.#scales = copyOf(new Float32Array(capacity), this.#scales);
  }

  /** The nearest of the first so many places that are valid, nearest first, for each group of kinds. */
  nearest(count: number, { groupOfKind, groups, isValid, signature, vector, limit }: NearestQuery): NearPlace[][] {
    const rowsAt = this.#kernel.measureDistances(count, signature, groupOfKind);
    return Array.from({ length: groups }, (_, group) => {
      const first = group * DISTANCES;
      return this.#nearestOf(this.#validPlaces(count, first, rowsAt.subarray(first, first + DISTANCES), isValid), vector, limit);
    });
  }

  /** What was replaced and what has expired is held, too: it must not crowd out what is valid and further away. */
  #validPlaces(count: number, first: number, rowsAt: Int32Array, isValid: (place: number) => boolean): Int32Array {
    for (let wanted = COMPARED; ; wanted *= 2) {
      const farthest = farthestOf(rowsAt, wanted);
      const places = keepValid(this.#kernel.placesWithin(count, first, first + farthest), isValid);
      if (places.length >= LEAST_COMPARED || farthest === DISTANCES - 1) return places;
    }
  }

  #nearestOf(places: Int32Array, vector: Float32Array, limit: number): NearPlace[] {
    const similarities = this.#kernel.multiply(places.length, vector);
    for (let index = 0; index < places.length; index += 1) similarities[index] = (similarities[index] ?? 0) * (this.#scales[places[index] ?? 0] ?? 0);
    const least = similarities.slice().sort()[Math.max(0, similarities.length - limit)] ?? 0;
    const found: NearPlace[] = [];
    for (let index = 0; index < places.length; index += 1) {
      const similarity = similarities[index] ?? 0;
      if (similarity >= least) found.push({ place: places[index] ?? 0, similarity });
    }
    return found.sort((first, second) => second.similarity - first.similarity || first.place - second.place).slice(0, limit);
  }

  #valuesOf(place: number): Int8Array {
    const start = place * this.#kernel.rowLength;
    return this.#kernel.values.subarray(start, start + this.dimension);
  }
}

/** Those of a list that are valid, at its beginning: in place, since the kernel multiplies what stands there. */
function keepValid(places: Int32Array, isValid: (place: number) => boolean): Int32Array {
  let kept = 0;
  for (const place of places) if (isValid(place)) places[kept++] = place;
  return places.subarray(0, kept);
}

/** The distance up to which there are as many rows as are wanted. */
function farthestOf(rowsAt: Int32Array, wanted: number): number {
  let rows = 0;
  for (let distance = 0; distance < DISTANCES; distance += 1) {
    rows += rowsAt[distance] ?? 0;
    if (rows >= wanted) return distance;
  }
  return DISTANCES - 1;
}
