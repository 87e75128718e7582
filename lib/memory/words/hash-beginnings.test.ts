import { createCipheriv, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { CONTINUATION_BYTES, goesOn, hashBeginnings, hashTyped } from "./hash-beginnings";

const key = randomBytes(32);

function finds(typed: string, word: string): boolean {
  const [stored] = hashBeginnings(key, [word]);
  const asked = hashTyped(key, typed);
  return stored !== undefined && stored.hash === asked.hash && goesOn(stored.continuation, 0, asked);
}

describe("hashBeginnings", () => {
  it("a word is found by each of its beginnings, and by no other word's", () => {
    const word = "peanutbu";
    for (let length = 3; length <= 8; length += 1) expect(finds(word.slice(0, length), word), word.slice(0, length)).toBe(true);
    for (const typed of ["pear", "peal", "peanutty", "peanutbo", "pean\u00fc", "eanu"]) expect(finds(typed, word), typed).toBe(false);
  });

  it("what is typed further than the word goes does not find it", () => {
    expect(finds("pean", "pea")).toBe(false);
    expect(finds("peanuts", "peanut")).toBe(false);
  });

  it("tells letters beyond the basic plane apart", () => {
    expect(finds("𐐨𐐩𐐪𐐫", "𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯")).toBe(true);
    expect(finds("𐐨𐐩𐐪𐐬", "𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯")).toBe(false);
    expect(finds("𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐮", "𐐨𐐩𐐪𐐫𐐬𐐭𐐮𐐯")).toBe(false);
  });

  it("does not show how long a word is, and differs between scopes", () => {
    const [short, long] = hashBeginnings(key, ["pea", "peanutbu"]);
    expect([short?.continuation.length, long?.continuation.length]).toEqual([CONTINUATION_BYTES, CONTINUATION_BYTES]);
    expect(short?.hash).toBe(long?.hash);
    // No byte pair of the short word says again what another did: nothing marks where it ends.
    const pairs = Array.from({ length: CONTINUATION_BYTES / 2 }, (_, at) => Buffer.from(short?.continuation.subarray(2 * at, 2 * at + 2) ?? []).toString("hex"));
    expect(new Set(pairs).size).toBeGreaterThan(1);
    expect(hashBeginnings(randomBytes(32), ["pea"])[0]?.hash).not.toBe(short?.hash);
  });

  it("hashes many at once as each alone", () => {
    const words = Array.from({ length: 50 }, (_, index) => `word${index}`);
    expect(hashBeginnings(key, words)).toEqual(words.flatMap((word) => hashBeginnings(key, [word])));
    expect(hashBeginnings(key, [])).toEqual([]);
  });

  it("is the CBC-MAC of its letters and their number", () => {
    const message = Buffer.alloc(32);
    for (const [place, letter] of [..."pea"].entries()) message.writeUInt32BE(letter.charCodeAt(0) + (place === 0 ? 3 * 2 ** 24 : 0), 4 * place);
    const cipher = createCipheriv("aes-256-cbc", key, Buffer.alloc(16)).setAutoPadding(false);
    expect(hashTyped(key, "pea").hash).toBe(cipher.update(message).readInt32BE(16));
  });
});
