import { layOut, loadKernel } from "./kernel/load-kernel";
import { VECTORS_WASM } from "./kernel/vectors.wasm";
import { LARGEST } from "./quantise";

/** What `kernel/vectors.wat` exports; it says what each does. Where something begins is an address, in bytes, and so is `length`. */
type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly measureDistances: (count: number, kindsAt: number, groupsAt: number, signaturesAt: number, askedAt: number, range: number, distancesAt: number, countersAt: number) => void;
  readonly placesWithin: (count: number, distancesAt: number, nearest: number, farthest: number, placesAt: number) => number;
  readonly multiply: (count: number, placesAt: number, valuesAt: number, length: number, askedAt: number, productsAt: number) => void;
};

const SIGNATURE_BYTES = 64;
/** Bytes are multiplied so many at a time. */
const LANE_BYTES = 16;
const KINDS = 256;
const LARGEST_ASKED = 32_767;

/** How many distances there are between two signatures; those of the next group of kinds are counted from there on. */
export const DISTANCES = 8 * SIGNATURE_BYTES + 1;
export const MOST_GROUPS = 4;

/**
 * Signatures and vectors of bytes in a memory of their own, where WebAssembly compares them. Rows stand at places below
 * `capacity`; the arrays are there to be written to.
 */
export class VectorKernel {
  readonly kinds: Uint8Array;
  /** 16 words a row. */
  readonly signatures: Int32Array;
  /** `rowLength` bytes a row, the rest of them after the dimension zeros. */
  readonly values: Int8Array;
  readonly rowLength: number;
  readonly #exports: Exports;
  readonly #groupOfKind: Uint8Array;
  readonly #askedSignature: Int32Array;
  readonly #asked: Int16Array;
  readonly #rowsAt: Int32Array;
  readonly #distances: Uint16Array;
  readonly #places: Int32Array;
  readonly #products: Int32Array;

  constructor(dimension: number, capacity: number) {
    this.rowLength = Math.max(1, Math.ceil(dimension / LANE_BYTES)) * LANE_BYTES;
    const { regions, bytes } = layOut({
      askedSignature: SIGNATURE_BYTES,
      groupOfKind: KINDS,
      asked: 2 * this.rowLength,
      rowsAt: 4 * DISTANCES * MOST_GROUPS,
      kinds: capacity,
      distances: 2 * capacity,
      places: 4 * capacity,
      products: 4 * capacity,
      signatures: SIGNATURE_BYTES * capacity,
      values: this.rowLength * capacity,
    });
    this.#exports = loadKernel<Exports>(VECTORS_WASM, bytes);
    const { buffer } = this.#exports.memory;
    this.#askedSignature = new Int32Array(buffer, regions.askedSignature, SIGNATURE_BYTES / 4);
    this.#groupOfKind = new Uint8Array(buffer, regions.groupOfKind, KINDS);
    this.#asked = new Int16Array(buffer, regions.asked, this.rowLength);
    this.#rowsAt = new Int32Array(buffer, regions.rowsAt, DISTANCES * MOST_GROUPS);
    this.kinds = new Uint8Array(buffer, regions.kinds, capacity);
    this.#distances = new Uint16Array(buffer, regions.distances, capacity);
    this.#places = new Int32Array(buffer, regions.places, capacity);
    this.#products = new Int32Array(buffer, regions.products, capacity);
    this.signatures = new Int32Array(buffer, regions.signatures, (SIGNATURE_BYTES / 4) * capacity);
    this.values = new Int8Array(buffer, regions.values, this.rowLength * capacity);
  }

  /**
   * Measures in how many bits the signatures of the first so many rows differ from another.
   * @param groupOfKind by a kind's number the number of its group from 1 to MOST_GROUPS, 0 where it is not wanted
   * @returns how many rows there are at each distance, DISTANCES of them for each group; good until the next call
   * @throws a RangeError for what would make the kernel read or write beside its arrays: it looks at no bounds itself
   */
  measureDistances(count: number, signature: Int32Array, groupOfKind: Uint8Array): Int32Array {
    if (count > this.kinds.length || signature.length !== this.#askedSignature.length || groupOfKind.some((group) => group > MOST_GROUPS)) {
      throw new RangeError("More rows, words or groups than a vector kernel holds");
    }
    this.#askedSignature.set(signature);
    this.#groupOfKind.fill(0).set(groupOfKind);
    this.#rowsAt.fill(0);
    this.#exports.measureDistances(
      count,
      this.kinds.byteOffset,
      this.#groupOfKind.byteOffset,
      this.signatures.byteOffset,
      this.#askedSignature.byteOffset,
      DISTANCES,
      this.#distances.byteOffset,
      this.#rowsAt.byteOffset,
    );
    return this.#rowsAt;
  }

  /** The rows of which these distances were measured, of the first so many; good until the next call. */
  placesWithin(count: number, nearest: number, farthest: number): Int32Array {
    const found = this.#exports.placesWithin(count, this.#distances.byteOffset, nearest, farthest, this.#places.byteOffset);
    return this.#places.subarray(0, found);
  }

  /**
   * Multiplies the rows at the first so many places that `placesWithin` gave, or that were written over them, with a vector.
   * @returns each product divided by the vector's length; 0 for a vector of zeros
   */
  multiply(count: number, vector: Float32Array): Float64Array {
    const unit = this.#writeAsked(vector);
    this.#exports.multiply(count, this.#places.byteOffset, this.values.byteOffset, this.rowLength, this.#asked.byteOffset, this.#products.byteOffset);
    const products = new Float64Array(count);
    for (let index = 0; index < count; index += 1) products[index] = (this.#products[index] ?? 0) * unit;
    return products;
  }

  /** Writes a vector in steps of its largest number, so small that no sum overflows. */
  #writeAsked(vector: Float32Array): number {
    let [largest, squares] = [0, 0];
    for (const value of vector) {
      largest = Math.max(largest, Math.abs(value));
      squares += value * value;
    }
    this.#asked.fill(0);
    if (largest === 0) return 0;
    const steps = Math.min(LARGEST_ASKED, Math.floor((2 ** 31 - 1) / (LARGEST * this.rowLength))) / largest;
    for (let index = 0; index < vector.length; index += 1) this.#asked[index] = Math.round((vector[index] ?? 0) * steps);
    return 1 / (steps * Math.sqrt(squares));
  }
}
