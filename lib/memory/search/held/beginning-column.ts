import { CONTINUATION_BYTES, goesOn, type HashedBeginning } from "@/lib/memory/words/hash-beginnings";
import { copyOf } from "./columns";

/** The beginnings of the words of a document, as the index holds them. */
export type Beginnings = { readonly hashes: Int32Array; readonly continuations: Uint8Array };

const LEAST_WORDS_PER_ROW = 8;

/** The beginnings of documents one after the other, all of them looked through while somebody types. */
export class BeginningColumn {
  #starts: Uint32Array;
  #counts: Uint32Array;
  #hashes: Int32Array;
  #continuations: Uint8Array;
  #used = 0;

  constructor(capacity: number) {
    this.#starts = new Uint32Array(capacity);
    this.#counts = new Uint32Array(capacity);
    this.#hashes = new Int32Array(capacity * LEAST_WORDS_PER_ROW);
    this.#continuations = new Uint8Array(capacity * LEAST_WORDS_PER_ROW * CONTINUATION_BYTES);
  }

  get wordCount(): number {
    return this.#used;
  }

  set(place: number, { hashes, continuations }: Beginnings): void {
    const known = this.#counts[place] ?? 0;
    this.clear(place);
    // As of words: what grew moves to the end.
    if (hashes.length > known) {
      this.#makeRoom(hashes.length);
      this.#starts[place] = this.#used;
      this.#used += hashes.length;
    }
    const start = this.#starts[place] ?? 0;
    this.#counts[place] = hashes.length;
    this.#hashes.set(hashes, start);
    this.#continuations.set(continuations.subarray(0, hashes.length * CONTINUATION_BYTES), start * CONTINUATION_BYTES);
  }

  clear(place: number): void {
    const [start, count] = [this.#starts[place] ?? 0, this.#counts[place] ?? 0];
    this.#hashes.fill(0, start, start + count);
    this.#continuations.fill(0, start * CONTINUATION_BYTES, (start + count) * CONTINUATION_BYTES);
    this.#counts[place] = 0;
  }

  grow(capacity: number): void {
    this.#starts = copyOf(new Uint32Array(capacity), this.#starts);
    this.#counts = copyOf(new Uint32Array(capacity), this.#counts);
  }

  /** Which of the first so many places hold a word that begins as the one that is being typed: no more than `most`, from the last on. */
  lastPlacesWith(count: number, typed: HashedBeginning, { most, isWanted }: { readonly most: number; readonly isWanted: (place: number) => boolean }): number[] {
    const [starts, counts, hashes] = [this.#starts, this.#counts, this.#hashes];
    const places: number[] = [];
    for (let place = count - 1; place >= 0 && places.length < most; place -= 1) {
      const start = starts[place] ?? 0;
      const end = start + (counts[place] ?? 0);
      for (let at = start; at < end; at += 1) {
        if (hashes[at] !== typed.hash || !goesOn(this.#continuations, at, typed)) continue;
        if (isWanted(place)) places.push(place);
        break;
      }
    }
    return places;
  }

  #makeRoom(more: number): void {
    if (this.#used + more <= this.#hashes.length) return;
    const capacity = Math.max(2 * this.#hashes.length, this.#used + more);
    this.#hashes = copyOf(new Int32Array(capacity), this.#hashes);
    this.#continuations = copyOf(new Uint8Array(capacity * CONTINUATION_BYTES), this.#continuations);
  }
}
