import { layOut, loadKernel } from "./kernel/load-kernel";
import { WORDS_WASM } from "./kernel/words.wasm";

/** What `kernel/words.wat` exports; it says what it does. Where something begins is an address, in bytes. */
type Exports = {
  readonly memory: WebAssembly.Memory;
  readonly placesWith: (count: number, startsAt: number, countsAt: number, termsAt: number, marksAt: number, placesAt: number) => number;
};

/** Terms are told apart by their lowest bits first: of a hundred thousand that are looked through, nearly all are of no interest. */
const LOWEST_BITS = 0xffff;

/** The terms of documents in a memory where WebAssembly looks through them. The arrays are there to be written to. */
export class WordKernel {
  /** By place the number of the first of its terms. */
  readonly starts: Uint32Array;
  readonly counts: Uint32Array;
  readonly terms: Int32Array;
  readonly #exports: Exports;
  readonly #marks: Uint8Array;
  readonly #places: Uint32Array;

  constructor(capacity: number, termCapacity: number) {
    const { regions, bytes } = layOut({ marks: LOWEST_BITS + 1, starts: 4 * capacity, counts: 4 * capacity, places: 4 * capacity, terms: 4 * termCapacity });
    this.#exports = loadKernel<Exports>(WORDS_WASM, bytes);
    const { buffer } = this.#exports.memory;
    this.#marks = new Uint8Array(buffer, regions.marks, LOWEST_BITS + 1);
    this.starts = new Uint32Array(buffer, regions.starts, capacity);
    this.counts = new Uint32Array(buffer, regions.counts, capacity);
    this.#places = new Uint32Array(buffer, regions.places, capacity);
    this.terms = new Int32Array(buffer, regions.terms, termCapacity);
  }

  /**
   * Which of the first so many places may hold one of some terms: all that do, and a few that hold one that looks like it.
   * Good until the next call.
   * @throws a RangeError for more rows than there are: the kernel looks at no bounds itself
   */
  placesWith(count: number, terms: Iterable<number>): Uint32Array {
    if (count > this.starts.length) throw new RangeError("More rows than a word kernel holds");
    for (const term of terms) this.#marks[term & LOWEST_BITS] = 1;
    const { starts, counts } = this;
    const found = this.#exports.placesWith(count, starts.byteOffset, counts.byteOffset, this.terms.byteOffset, this.#marks.byteOffset, this.#places.byteOffset);
    for (const term of terms) this.#marks[term & LOWEST_BITS] = 0;
    return this.#places.subarray(0, found);
  }
}
