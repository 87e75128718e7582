import { VECTORS_WASM } from "./kernel/vectors.wasm";

/** What `kernel/vectors.wat` exports; it says what each does. Addresses and lengths in bytes. */
type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly measureDistances: (count: number, kinds: number, groups: number, signatures: number, asked: number, range: number, distances: number, rowsAt: number) => void;
  readonly placesWithin: (count: number, distances: number, nearest: number, farthest: number, places: number) => number;
  readonly multiply: (count: number, places: number, values: number, length: number, asked: number, products: number) => void;
};

const PAGE_BYTES = 64 * 1024;
const SIGNATURE_BYTES = 64;
/** Bytes are multiplied so many at a time. */
const LANE_BYTES = 16;
const KINDS = 256;
const LARGEST_STEP = 127;
const LARGEST_ASKED = 32_767;

/** How many distances there are between two signatures; those of the next group of kinds are counted from there on. */
export const DISTANCES = 8 * SIGNATURE_BYTES + 1;
export const MOST_GROUPS = 4;

let compiled: WebAssembly.Module | null = null;
const moduleOfKernel = (): WebAssembly.Module => (compiled ??= new WebAssembly.Module(Buffer.from(VECTORS_WASM, "base64")));

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
    let end = 0;
    const reserve = (bytes: number): number => {
      const start = end;
      end += Math.ceil(bytes / LANE_BYTES) * LANE_BYTES;
      return start;
    };
    const [askedSignature, groupOfKind, asked, rowsAt] = [reserve(SIGNATURE_BYTES), reserve(KINDS), reserve(2 * this.rowLength), reserve(4 * DISTANCES * MOST_GROUPS)];
    // One place more than there can be: the kernel writes a place before it knows whether to keep it.
    const [kinds, distances, places, products] = [reserve(capacity), reserve(2 * capacity), reserve(4 * (capacity + 1)), reserve(4 * capacity)];
    const [signatures, values] = [reserve(SIGNATURE_BYTES * capacity), reserve(this.rowLength * capacity)];
    this.#exports = new WebAssembly.Instance(moduleOfKernel()).exports as Exports;
    this.#exports.memory.grow(Math.ceil(end / PAGE_BYTES));
    const { buffer } = this.#exports.memory;
    this.#askedSignature = new Int32Array(buffer, askedSignature, SIGNATURE_BYTES / 4);
    this.#groupOfKind = new Uint8Array(buffer, groupOfKind, KINDS);
    this.#asked = new Int16Array(buffer, asked, this.rowLength);
    this.#rowsAt = new Int32Array(buffer, rowsAt, DISTANCES * MOST_GROUPS);
    this.kinds = new Uint8Array(buffer, kinds, capacity);
    this.#distances = new Uint16Array(buffer, distances, capacity);
    this.#places = new Int32Array(buffer, places, capacity + 1);
    this.#products = new Int32Array(buffer, products, capacity);
    this.signatures = new Int32Array(buffer, signatures, (SIGNATURE_BYTES / 4) * capacity);
    this.values = new Int8Array(buffer, values, this.rowLength * capacity);
  }

  /**
   * Measures in how many bits the signatures of the first so many rows differ from another.
   * @param groupOfKind by a kind's number the number of its group from 1 to MOST_GROUPS, 0 where it is not wanted
   * @returns how many rows there are at each distance, DISTANCES of them for each group; good until the next call
   */
  measureDistances(count: number, signature: Int32Array, groupOfKind: Uint8Array): Int32Array {
    this.#askedSignature.set(signature);
    this.#groupOfKind.fill(0).set(groupOfKind);
    this.#rowsAt.fill(0);
    const [kinds, groups, signatures, asked, distances, rowsAt] = [this.kinds, this.#groupOfKind, this.signatures, this.#askedSignature, this.#distances, this.#rowsAt].map(({ byteOffset }) => byteOffset) as [number, number, number, number, number, number];
    this.#exports.measureDistances(count, kinds, groups, signatures, asked, DISTANCES, distances, rowsAt);
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
    const steps = Math.min(LARGEST_ASKED, Math.floor((2 ** 31 - 1) / (LARGEST_STEP * this.rowLength))) / largest;
    for (let index = 0; index < vector.length; index += 1) this.#asked[index] = Math.round((vector[index] ?? 0) * steps);
    return 1 / (steps * Math.sqrt(squares));
  }
}
