import { matchOf } from "@/lib/memory/search/match-of";
import type { Match } from "@/lib/memory/search/weigh-terms";
import { copyOf } from "./columns";
import { WordKernel } from "./word-kernel";

/** What a document says, as the index holds it: keyed hashes, and a byte of frequencies for each. */
export type Words = { readonly length: number; readonly terms: Int32Array; readonly frequencies: Uint8Array };

/** What is looked for: a document is found by the selected terms, and tells of all that are asked for how often it holds them. */
export type AskedTerms = {
  readonly selected: ReadonlySet<number>;
  /** The places of the forms that a term answers to. */
  readonly formsOfTerm: ReadonlyMap<number, readonly number[]>;
};

const LEAST_TERMS_PER_ROW = 16;
/**
 * The terms of documents one after the other, all of them looked through in each search: ten thousand documents hold about
 * 120,000 terms, which takes two tenths of a millisecond, and nothing has to be kept in order.
 */
export class WordColumn {
  #kernel: WordKernel;
  #lengths: Uint32Array;
  #frequencies: Uint8Array;
  #used = 0;

  constructor(capacity: number) {
    this.#kernel = new WordKernel(capacity, capacity * LEAST_TERMS_PER_ROW);
    this.#lengths = new Uint32Array(capacity);
    this.#frequencies = new Uint8Array(capacity * LEAST_TERMS_PER_ROW);
  }

  get termCount(): number {
    return this.#used;
  }

  set(place: number, { length, terms, frequencies }: Words): void {
    const known = this.#kernel.counts[place] ?? 0;
    this.clear(place);
    // A text that grew moves to the end; what it leaves behind stays empty until the table is read anew.
    if (terms.length > known) {
      this.#makeRoom(terms.length);
      this.#kernel.starts[place] = this.#used;
      this.#used += terms.length;
    }
    const start = this.#kernel.starts[place] ?? 0;
    this.#kernel.counts[place] = terms.length;
    this.#lengths[place] = length;
    this.#kernel.terms.set(terms, start);
    this.#frequencies.set(frequencies.subarray(0, terms.length), start);
  }

  clear(place: number): void {
    const [start, count] = [this.#kernel.starts[place] ?? 0, this.#kernel.counts[place] ?? 0];
    this.#kernel.terms.fill(0, start, start + count);
    this.#frequencies.fill(0, start, start + count);
    this.#kernel.counts[place] = 0;
    this.#lengths[place] = 0;
  }

  grow(capacity: number): void {
    this.#enlarge(capacity, this.#kernel.terms.length);
    this.#lengths = copyOf(new Uint32Array(capacity), this.#lengths);
  }

  lengthOf(place: number): number {
    return this.#lengths[place] ?? 0;
  }

  /**
   * Which of the first so many places hold any of the selected terms.
   * @param isWanted tells of a place that does whether it is of interest
   */
  placesWith(count: number, selected: ReadonlySet<number>, isWanted: (place: number) => boolean): number[] {
    const places: number[] = [];
    for (const place of this.#kernel.placesWith(count, selected)) if (isWanted(place) && this.#holdsAny(place, selected)) places.push(place);
    return places;
  }

  /** What a document holds of what is asked for, in the order of its terms. */
  matchesAt(place: number, formsOfTerm: AskedTerms["formsOfTerm"]): Match[] {
    const start = this.#kernel.starts[place] ?? 0;
    const end = start + (this.#kernel.counts[place] ?? 0);
    const matches: Match[] = [];
    for (let at = start; at < end; at += 1) {
      const forms = formsOfTerm.get(this.#kernel.terms[at] ?? 0);
      if (forms === undefined) continue;
      for (const form of forms) matches.push(matchOf(form, this.#frequencies[at] ?? 0));
    }
    return matches;
  }

  /** In how many of some places each term is. */
  countTerms(places: Iterable<number>): Map<number, number> {
    const counts = new Map<number, number>();
    for (const place of places) for (const term of this.#termsOf(place)) counts.set(term, (counts.get(term) ?? 0) + 1);
    return counts;
  }

  #holdsAny(place: number, selected: ReadonlySet<number>): boolean {
    const start = this.#kernel.starts[place] ?? 0;
    const end = start + (this.#kernel.counts[place] ?? 0);
    for (let at = start; at < end; at += 1) if (selected.has(this.#kernel.terms[at] ?? 0)) return true;
    return false;
  }

  #termsOf(place: number): Int32Array {
    const start = this.#kernel.starts[place] ?? 0;
    return this.#kernel.terms.subarray(start, start + (this.#kernel.counts[place] ?? 0));
  }

  #makeRoom(more: number): void {
    const { starts, terms } = this.#kernel;
    if (this.#used + more <= terms.length) return;
    const capacity = Math.max(2 * terms.length, this.#used + more);
    this.#enlarge(starts.length, capacity);
    this.#frequencies = copyOf(new Uint8Array(capacity), this.#frequencies);
  }

  #enlarge(capacity: number, termCapacity: number): void {
    const enlarged = new WordKernel(capacity, termCapacity);
    copyOf(enlarged.starts, this.#kernel.starts);
    copyOf(enlarged.counts, this.#kernel.counts);
    copyOf(enlarged.terms, this.#kernel.terms);
    this.#kernel = enlarged;
  }
}
