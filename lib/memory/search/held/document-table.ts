import { MEMORY_TYPES, type MemoryType } from "@/lib/memory/schema";
import type { Counted } from "@/lib/memory/search/scope-counts";
import type { Hit, MessageHit } from "@/lib/memory/search/weigh-terms";
import { CONTINUATION_BYTES, type HashedBeginning } from "@/lib/memory/words/hash-beginnings";
import { BeginningColumn, type Beginnings } from "./beginning-column";
import { copyOf } from "./columns";
import { type Meaning, type NearPlace, SIGNATURE_WORDS, VectorColumn } from "./vector-column";
import { type AskedTerms, WordColumn, type Words } from "./word-column";

/** What a document of the search is: a memory's type, or a message. */
export type DocumentKind = MemoryType | "message";
const KINDS: readonly DocumentKind[] = [...MEMORY_TYPES, "message"];

/** Where a message stands. */
export type MessagePlace = { readonly conversationId: string; readonly depth: number };

export type HeldDocument = Words & {
  readonly documentId: number;
  readonly kind: DocumentKind;
  /** Infinity where it has no end. */
  readonly validUntilMs: number;
  /** Null for a memory. */
  readonly place: MessagePlace | null;
  /** Null for a message, and for a memory whose beginnings were not cut yet. */
  readonly beginnings: Beginnings | null;
  /** Null while it has no vector of the embedder in use. */
  readonly meaning: Meaning | null;
};

/** What is looked for: documents of some kinds that are valid at a time. */
export type Wanted = { readonly kinds: readonly DocumentKind[]; readonly atMs: number };
type Found = { readonly documentId: number; readonly place: MessagePlace | null };
/** Hits of messages come in a list a conversation. */
export type FoundByWords = { readonly memoryHits: readonly Hit[]; readonly messageHits: readonly { readonly conversationId: string; readonly hits: readonly MessageHit[] }[] };
export type FoundByMeaning = Found & { readonly similarity: number };

/** `rowsWithTerm` is of the newest documents. */
export type TableCounts = Omit<Counted, "sampled" | "rowsWithTerm"> & { readonly rowsWithTerm: ReadonlyMap<number, number> };

const LEAST_CAPACITY = 1_024;
const BYTES_OF_TERM = 4 + 1;
/** Of one row, besides its vector and its terms: signature and scale; what a search writes down; number, kind (twice), end, conversation and depth; start, count and length; start and count of its beginnings; its place in a map. */
const BYTES_OF_ROW = 4 * SIGNATURE_WORDS + 4 + 14 + 4 + 1 + 1 + 8 + 4 + 4 + 12 + 8 + 40;
const BYTES_OF_BEGINNING = 4 + CONTINUATION_BYTES;
/** Short notes hold about as many terms, and fewer words of three letters or more that are none of the stop words. */
const TERMS_EXPECTED = 12;
const BEGINNINGS_EXPECTED = 8;

/** What so many documents are expected to take, before they are read. */
export const expectedBytes = (documents: number, dimension: number): number => documents * (BYTES_OF_ROW + dimension + TERMS_EXPECTED * BYTES_OF_TERM + BEGINNINGS_EXPECTED * BYTES_OF_BEGINNING);

/**
 * The documents of a scope in arrays, as the search index has them, to be searched by words and by meaning without the
 * database. Rows stand at places, one after the other; what is taken out leaves its place empty.
 */
export class DocumentTable {
  #count = 0;
  readonly #places = new Map<number, number>();
  #documentIds = new Int32Array(LEAST_CAPACITY);
  #kinds = new Uint8Array(LEAST_CAPACITY);
  #validUntilMs = new Float64Array(LEAST_CAPACITY);
  /** By their numbers in the next. */
  #conversations = new Int32Array(LEAST_CAPACITY);
  readonly #conversationIds: string[] = [];
  readonly #conversationNumbers = new Map<string, number>();
  #depths = new Int32Array(LEAST_CAPACITY);
  readonly #words = new WordColumn(LEAST_CAPACITY);
  readonly #beginnings = new BeginningColumn(LEAST_CAPACITY);
  readonly #vectors: VectorColumn;

  constructor(dimension: number) {
    this.#vectors = new VectorColumn(dimension, LEAST_CAPACITY);
  }

  get size(): number {
    return this.#places.size;
  }

  get bytes(): number {
    return this.#count * (BYTES_OF_ROW + this.#vectors.dimension) + this.#words.termCount * BYTES_OF_TERM + this.#beginnings.wordCount * BYTES_OF_BEGINNING;
  }

  /** Puts a document in, or in the place of what it was before. */
  put(document: HeldDocument): void {
    const { documentId, kind, validUntilMs, place: stands, beginnings, meaning } = document;
    const place = this.#places.get(documentId) ?? this.#count;
    if (place === this.#count) {
      if (place === this.#documentIds.length) this.#grow();
      this.#places.set(documentId, place);
      this.#count += 1;
    }
    const kindNumber = KINDS.indexOf(kind);
    this.#documentIds[place] = documentId;
    this.#kinds[place] = kindNumber;
    this.#validUntilMs[place] = validUntilMs;
    this.#conversations[place] = stands === null ? -1 : this.#numberOf(stands.conversationId);
    this.#depths[place] = stands?.depth ?? 0;
    this.#words.set(place, document);
    if (beginnings === null) this.#beginnings.clear(place);
    else this.#beginnings.set(place, beginnings);
    this.#vectors.set(place, kindNumber, meaning);
  }

  /** Takes documents out, and what was held of them. */
  remove(documentIds: Iterable<number>): void {
    for (const documentId of documentIds) {
      const place = this.#places.get(documentId);
      if (place === undefined) continue;
      this.#places.delete(documentId);
      this.#validUntilMs[place] = -Infinity;
      this.#words.clear(place);
      this.#beginnings.clear(place);
      this.#vectors.clear(place);
    }
  }

  /** Documents that hold any of the selected terms, in the order in which they were put in. */
  withWords({ kinds, atMs }: Wanted, { selected, formsOfTerm }: AskedTerms): FoundByWords {
    const places = this.#words.placesWith(this.#count, selected, this.#wantedBy({ kinds, atMs }));
    const memoryHits: Hit[] = [];
    const ofConversations = new Map<number, MessageHit[]>();
    for (const place of places) {
      const documentId = this.#documentIds[place] ?? 0;
      const length = this.#words.lengthOf(place);
      const matches = this.#words.matchesAt(place, formsOfTerm);
      const conversation = this.#conversations[place] ?? -1;
      if (conversation === -1) {
        memoryHits.push({ documentId, length, matches });
        continue;
      }
      const hit = { documentId, length, matches, depth: this.#depths[place] ?? 0 };
      const hits = ofConversations.get(conversation);
      if (hits) hits.push(hit);
      else ofConversations.set(conversation, [hit]);
    }
    return { memoryHits, messageHits: Array.from(ofConversations, ([conversation, hits]) => ({ conversationId: this.#conversationIds[conversation] ?? "", hits })) };
  }

  /** Of memories that hold a word which begins as the one that is being typed those put in last, with all they hold of what is asked for. */
  withBeginning(wanted: Wanted, { typed, most }: { readonly typed: HashedBeginning; readonly most: number }, formsOfTerm: AskedTerms["formsOfTerm"]): Hit[] {
    return this.#beginnings.lastPlacesWith(this.#count, typed, { most, isWanted: this.#wantedBy(wanted) }).map((place) => ({
      documentId: this.#documentIds[place] ?? 0,
      length: this.#words.lengthOf(place),
      matches: this.#words.matchesAt(place, formsOfTerm),
    }));
  }

  /** The nearest by meaning, nearest first: of memories and of messages each as many. */
  nearest({ kinds, atMs }: Wanted, meaning: Meaning, limit: number): { memories: FoundByMeaning[]; messages: FoundByMeaning[] } {
    const groupOfKind = Uint8Array.from(KINDS, (kind) => (!kinds.includes(kind) ? 0 : kind === "message" ? 2 : 1));
    const [memories = [], messages = []] = this.#vectors.nearest(this.#count, { ...meaning, limit, groupOfKind, groups: 2, isValid: this.#validAt(atMs) });
    const toFound = ({ place, similarity }: NearPlace): FoundByMeaning => ({ ...this.#foundAt(place), similarity });
    return { memories: memories.map(toFound), messages: messages.map(toFound) };
  }

  /**
   * How much there is, as `countsOf` counts it in the database.
   * @param sampled of so many of the newest documents it is told how many hold each term
   */
  count(atMs: number, sampled: number): TableCounts {
    const [isValid, message] = [this.#validAt(atMs), KINDS.indexOf("message")];
    const counts = { memories: 0, messages: 0, memoryLength: 0, messageLength: 0, memoriesInForce: 0 };
    const conversations = new Set<number>();
    for (const place of this.#places.values()) {
      const length = this.#words.lengthOf(place);
      if (this.#kinds[place] === message) {
        counts.messages += 1;
        counts.messageLength += length;
        conversations.add(this.#conversations[place] ?? -1);
      } else {
        counts.memories += 1;
        counts.memoryLength += length;
        if (isValid(place)) counts.memoriesInForce += 1;
      }
    }
    return { ...counts, conversations: conversations.size, rowsWithTerm: this.#words.countTerms([...this.#places.values()].slice(-sampled)) };
  }

  #foundAt(place: number): Found {
    const conversationId = this.#conversationIds[this.#conversations[place] ?? -1];
    return { documentId: this.#documentIds[place] ?? 0, place: conversationId === undefined ? null : { conversationId, depth: this.#depths[place] ?? 0 } };
  }

  #wantedBy({ kinds, atMs }: Wanted): (place: number) => boolean {
    const isOfKind = KINDS.map((kind) => kinds.includes(kind));
    return (place) => isOfKind[this.#kinds[place] ?? 0] === true && (this.#validUntilMs[place] ?? 0) > atMs;
  }

  #validAt(atMs: number): (place: number) => boolean {
    const ends = this.#validUntilMs;
    return (place) => (ends[place] ?? 0) > atMs;
  }

  #numberOf(conversationId: string): number {
    const known = this.#conversationNumbers.get(conversationId);
    if (known !== undefined) return known;
    this.#conversationNumbers.set(conversationId, this.#conversationIds.length);
    return this.#conversationIds.push(conversationId) - 1;
  }

  #grow(): void {
    const capacity = this.#documentIds.length * 2;
    // First what may be refused its memory, last what says how much room there is.
    this.#words.grow(capacity);
    this.#beginnings.grow(capacity);
    this.#vectors.grow(capacity);
    this.#kinds = copyOf(new Uint8Array(capacity), this.#kinds);
    this.#validUntilMs = copyOf(new Float64Array(capacity), this.#validUntilMs);
    this.#conversations = copyOf(new Int32Array(capacity), this.#conversations);
    this.#depths = copyOf(new Int32Array(capacity), this.#depths);
    this.#documentIds = copyOf(new Int32Array(capacity), this.#documentIds);
  }
}
