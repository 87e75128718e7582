import { ok } from "@/lib/result";
import type { Embedder } from "./embedder";

const DIMENSION = 384;
const LONGEST_TEXT = 20_000;
const TEXTS_BETWEEN_PAUSES = 200;

/** Frequent words say little about what a text is about. */
const LIGHT_WORDS = new Set(
  "a an and are as at be but by do does for from had has have he her his how i in is it its me my of on or our she so that the their them they this to was we were what when where which who why will with you your"
    .split(" "),
);

/**
 * 384 hashed features: words, pairs of words and the 3- to 5-letter pieces of words, each signed by its
 * hash and summed, then scaled to length 1 (feature hashing, Weinberger et al. 2009; subword pieces after
 * Bojanowski et al. 2017). No model and no network. It finds texts that share words or parts of words,
 * not texts that merely mean the same.
 */
export function embedText(text: string): Float32Array {
  const vector = new Float32Array(DIMENSION);
  const words = text.slice(0, LONGEST_TEXT).normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  let previous = "";
  for (const word of words) {
    const weight = LIGHT_WORDS.has(word) ? 0.2 : 1;
    add(vector, fnv1a(word, WORD), weight);
    if (previous !== "") add(vector, fnv1a(word, fnv1a(" ", fnv1a(previous, PAIR))), weight * 0.5);
    addPieces(vector, `<${word.slice(0, LONGEST_IN_PIECES)}>`, weight * 0.3);
    previous = word;
  }
  return toUnitLength(vector);
}

export const builtinEmbedder: Embedder = {
  name: "builtin-384-v1",
  dimension: DIMENSION,
  embedAtOnce: embedText,
  async embed(texts) {
    const vectors: Float32Array[] = [];
    for (const [index, text] of texts.entries()) {
      // A large import must not hold up the streams that share this thread.
      if (index > 0 && index % TEXTS_BETWEEN_PAUSES === 0) await new Promise((resume) => setImmediate(resume));
      vectors.push(embedText(text));
    }
    return { vectors: ok(vectors), calls: [] };
  },
};

const LONGEST_IN_PIECES = 40;

function addPieces(vector: Float32Array, framed: string, weight: number): void {
  for (let length = 3; length <= 5; length += 1) {
    for (let start = 0; start + length <= framed.length; start += 1) add(vector, fnv1a(framed, PIECE, start, start + length), weight);
  }
}

function add(vector: Float32Array, hashed: number, weight: number): void {
  const hash = mix(hashed);
  const index = hash % DIMENSION;
  const sign = hash >>> 31 === 0 ? 1 : -1;
  vector[index] = (vector[index] ?? 0) + sign * weight;
}

/**
 * FNV-1a, 32 bits, of a text or a part of it, going on from what came before it: features are hashed where they stand, since a
 * string of each would take longer than the rest.
 */
function fnv1a(text: string, before: number, start = 0, end = text.length): number {
  let hash = before;
  for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** What each kind of feature begins with, which keeps a word apart from a piece that is spelled like it. */
const [WORD, PAIR, PIECE] = ["w:", "p:", "c:"].map((kind) => fnv1a(kind, 0x811c9dc5)) as [number, number, number];

/** A final mix (from MurmurHash3), because the low bits of FNV alone are weak. */
function mix(hashed: number): number {
  let hash = Math.imul(hashed ^ (hashed >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A text without words has no direction; a fixed one keeps cosine distance defined. */
function toUnitLength(vector: Float32Array): Float32Array {
  let squares = 0;
  for (const value of vector) squares += value * value;
  const length = Math.sqrt(squares);
  if (length === 0) {
    vector[0] = 1;
    return vector;
  }
  return vector.map((value) => value / length);
}
