import { createCipheriv } from "node:crypto";
import { LEAST_LETTERS, MOST_LETTERS } from "./cut-beginning";

/** Its first three letters as a signed 32-bit number, and two bytes for each beginning longer by one. */
export type HashedBeginning = { readonly hash: number; readonly continuation: Uint8Array };

const BYTES_A_LENGTH = 2;
/** Of every stored word, however short: how long it is does not show. */
export const CONTINUATION_BYTES = BYTES_A_LENGTH * (MOST_LETTERS - LEAST_LETTERS);
const LENGTHS = MOST_LETTERS - LEAST_LETTERS + 1;

const BLOCK_BYTES = 16;
const BYTES_A_LETTER = 4;
const LETTERS_A_BLOCK = BLOCK_BYTES / BYTES_A_LETTER;
/** Above the 21 bits of a code point. */
const LENGTH_SHIFT = 24;

/**
 * Beginnings of words for the blind index, under a key of their scope. Two words share what is made of their first three,
 * four … letters exactly where they begin alike, so that what is being typed can be compared with the beginning of a
 * word, and neither can be read.
 *
 * A word has six of these, and an HMAC each would take as long as storing the memory. The letters of a beginning fill
 * exactly two blocks of AES, with its length: a CBC-MAC over messages of one size, which is as good a keyed hash (Bellare,
 * Kilian and Rogaway, 2000), and all words at once take two calls. ECB is how Node offers the bare cipher; nothing is
 * encrypted with it.
 *
 * @param scopeKey 32 bytes, derived for one scope and for this alone
 * @param beginnings of three to eight letters, as `cutBeginning` makes them
 */
export function hashBeginnings(scopeKey: Uint8Array, beginnings: readonly string[]): HashedBeginning[] {
  const firsts = Buffer.alloc(beginnings.length * LENGTHS * BLOCK_BYTES);
  const seconds = Buffer.alloc(firsts.length);
  for (const [index, beginning] of beginnings.entries()) {
    const letters = Array.from(beginning, (letter) => letter.codePointAt(0) ?? 0);
    for (let length = LEAST_LETTERS; length <= MOST_LETTERS; length += 1) {
      const start = blockOf(index, length);
      for (let place = 0; place < Math.min(length, letters.length); place += 1) {
        const block = place < LETTERS_A_BLOCK ? firsts : seconds;
        block.writeUInt32BE(letters[place] ?? 0, start + BYTES_A_LETTER * (place % LETTERS_A_BLOCK));
      }
      firsts.writeUInt32BE((letters[0] ?? 0) + (length << LENGTH_SHIFT), start);
    }
  }
  const cipher = createCipheriv("aes-256-ecb", scopeKey, null).setAutoPadding(false);
  const chained = cipher.update(firsts);
  for (let at = 0; at < chained.length; at += 1) chained[at] = (chained[at] ?? 0) ^ (seconds[at] ?? 0);
  const hashed = cipher.update(chained);
  return beginnings.map((_beginning, index) => {
    const continuation = new Uint8Array(CONTINUATION_BYTES);
    for (let length = LEAST_LETTERS + 1; length <= MOST_LETTERS; length += 1) {
      const from = blockOf(index, length);
      continuation.set(hashed.subarray(from, from + BYTES_A_LENGTH), BYTES_A_LENGTH * (length - LEAST_LETTERS - 1));
    }
    return { hash: hashed.readInt32BE(blockOf(index, LEAST_LETTERS)), continuation };
  });
}

const blockOf = (index: number, length: number): number => (index * LENGTHS + length - LEAST_LETTERS) * BLOCK_BYTES;

/** What a beginning that is being typed has in common with every word that begins so. */
export function hashTyped(scopeKey: Uint8Array, beginning: string): HashedBeginning {
  const [hashed] = hashBeginnings(scopeKey, [beginning]);
  if (!hashed) throw new Error("A beginning came back as nothing");
  return { hash: hashed.hash, continuation: hashed.continuation.subarray(0, BYTES_A_LENGTH * ([...beginning].length - LEAST_LETTERS)) };
}

/** Whether the continuation of a word, at a place among those of others, goes on as what is being typed. */
export function goesOn(continuations: Uint8Array, place: number, typed: HashedBeginning): boolean {
  const start = place * CONTINUATION_BYTES;
  return typed.continuation.every((byte, at) => continuations[start + at] === byte);
}
