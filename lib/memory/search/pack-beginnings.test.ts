import { expect, it } from "vitest";
import { analyseText } from "@/lib/memory/words/analyse-text";
import { CONTINUATION_BYTES, goesOn, hashTyped } from "@/lib/memory/words/hash-beginnings";
import { packBeginnings } from "./pack-beginnings";

const key = Buffer.alloc(32, 7);
const pack = (...texts: string[]) => packBeginnings(key, texts.map(analyseText)).map(({ beginnings }) => beginnings);

it("holds the beginning of every word but stop words and short ones, each once and in no order of the text", () => {
  const [packed, other] = pack("The ox likes peanuts and peanut butter, peanuts above everything", "Is allergic to peanuts");
  expect(packed?.hashes).toEqual(packed?.hashes.toSorted((first, second) => first - second));
  // likes, peanuts, peanut, butter, above, everythi
  expect(packed?.hashes).toHaveLength(6);
  expect(packed?.continuations).toHaveLength(6 * CONTINUATION_BYTES);
  const typed = hashTyped(key, "peanut");
  const found = (packed?.hashes ?? []).map((hash, place) => hash === typed.hash && goesOn(packed?.continuations ?? new Uint8Array(), place, typed));
  expect(found.filter(Boolean)).toHaveLength(2);
  expect(other?.hashes).toContain(typed.hash);
});

it("holds nothing of a text without words", () => {
  expect(pack("😀")).toEqual([{ hashes: [], continuations: new Uint8Array() }]);
});
