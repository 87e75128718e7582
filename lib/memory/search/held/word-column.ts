import { matchOf } from "@/lib/memory/search/match-of";
import type { Match } from "@/lib/memory/search/weigh-terms";
import { copyOf } from "./columns";

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
 * 120,000 terms, which takes a few tenths of a millisecond, and nothing has to be kept in order.
 */
export class WordColumn {
  #starts: Uint32Array;
  #counts: Uint32Array;
  #lengths: Uint32Array;
  #terms: Int32Array;
  #frequencies: Uint8Array;
  #used = 0;

  constructor(capacity: number) {
    this.#starts = new Uint32Array(capacity);
    this.#counts = new Uint32Array(capacity);
    this.#lengths = new Uint32Array(capacity);
    this.#terms = new Int32Array(capacity * LEAST_TERMS_PER_ROW);
    this.#frequencies = new Uint8Array(capacity * LEAST_TERMS_PER_ROW);
  }

  get termCount(): number {
    return this.#used;
  }

  set(place: number, { length, terms, frequencies }: Words): void {
    const known = this.#counts[place] ?? 0;
    this.clear(place);
    // A text that grew moves to the end; what it leaves behind stays empty until the table is read anew.
    if (terms.length > known) {
      this.#makeRoom(terms.length);
      this.#starts[place] = this.#used;
      this.#used += terms.length;
    }
    const start = this.#starts[place] ?? 0;
    this.#counts[place] = terms.length;
    this.#lengths[place] = length;
    this.#terms.set(terms, start);
    this.#frequencies.set(frequencies.subarray(0, terms.length), start);
  }

  clear(place: number): void {
    const [start, count] = [this.#starts[place] ?? 0, this.#counts[place] ?? 0];
    this.#terms.fill(0, start, start + count);
    this.#frequencies.fill(0, start, start + count);
    this.#counts[place] = 0;
    this.#lengths[place] = 0;
  }

  grow(capacity: number): void {
    this.#starts = copyOf(new Uint32Array(capacity), this.#starts);
    this.#counts = copyOf(new Uint32Array(capacity), this.#counts);
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
    const bits = bitsOf(selected);
    const [terms, starts, counts] = [this.#terms, this.#starts, this.#counts];
    const places: number[] = [];
    for (let place = nextWithBits(terms, starts, counts, bits, 0, count); place < count; place = nextWithBits(terms, starts, counts, bits, place + 1, count)) {
      if (isWanted(place) && this.#holdsAny(place, selected)) places.push(place);
    }
    return places;
  }

  /** What a document holds of what is asked for, in the order of its terms. */
  matchesAt(place: number, formsOfTerm: AskedTerms["formsOfTerm"]): Match[] {
    const start = this.#starts[place] ?? 0;
    const end = start + (this.#counts[place] ?? 0);
    const matches: Match[] = [];
    for (let at = start; at < end; at += 1) {
      const forms = formsOfTerm.get(this.#terms[at] ?? 0);
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
    const start = this.#starts[place] ?? 0;
    const end = start + (this.#counts[place] ?? 0);
    for (let at = start; at < end; at += 1) if (selected.has(this.#terms[at] ?? 0)) return true;
    return false;
  }

  #termsOf(place: number): Int32Array {
    const start = this.#starts[place] ?? 0;
    return this.#terms.subarray(start, start + (this.#counts[place] ?? 0));
  }

  #makeRoom(more: number): void {
    if (this.#used + more <= this.#terms.length) return;
    const capacity = Math.max(2 * this.#terms.length, this.#used + more);
    this.#terms = copyOf(new Int32Array(capacity), this.#terms);
    this.#frequencies = copyOf(new Uint8Array(capacity), this.#frequencies);
  }
}

/** Terms are told apart by their lowest bits first: of a hundred thousand that are looked through, nearly all are of no interest. */
const LOWEST_BITS = 0xffff;

function bitsOf(terms: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(LOWEST_BITS + 1);
  for (const term of terms) bits[term & LOWEST_BITS] = 1;
  return bits;
}

/** The next place with a term that looks like one that is looked for. A function of arrays alone: it looks at a hundred thousand in a search, and has to be compiled well after few. */
function nextWithBits(terms: Int32Array, starts: Uint32Array, counts: Uint32Array, bits: Uint8Array, from: number, count: number): number {
  for (let place = from; place < count; place += 1) {
    const start = starts[place] ?? 0;
    const end = start + (counts[place] ?? 0);
    for (let at = start; at < end; at += 1) if (bits[(terms[at] ?? 0) & LOWEST_BITS] === 1) return place;
  }
  return count;
}
