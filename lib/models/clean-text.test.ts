import { describe, expect, it } from "vitest";
import { createTextCleaner } from "./clean-text";

const clean = (...chunks: string[]) => {
  const cleaner = createTextCleaner();
  return chunks.map((chunk) => cleaner.push(chunk)).join("") + cleaner.end();
};

describe("createTextCleaner", () => {
  it.each([
    ["leaves good text alone", ["Grüße ", "😀 漢字"], "Grüße 😀 漢字"],
    ["removes NUL", ["a\u0000", "\u0000b"], "ab"],
    ["joins a pair split over chunks", ["x\uD83D", "\uDE00y"], "x😀y"],
    ["joins a pair with NUL in between", ["\uD83D\u0000", "\uDE00"], "😀"],
    ["replaces a lone high half", ["a\uD83D", "b"], "a\uFFFDb"],
    ["replaces a lone low half", ["a\uDE00b"], "a\uFFFDb"],
    ["replaces a high half at the very end", ["a\uD83D"], "a\uFFFD"],
    ["keeps nothing back of an empty chunk", ["\uD83D", "", "\uDE00"], "😀"],
  ])("%s", (_name, chunks, expected) => expect(clean(...chunks)).toBe(expected));

  it("gives the same text however it is cut", () => {
    const text = "a\uD83D\uDE00\u0000b\uD800c\uDC00";
    expect(clean(...text.split(""))).toBe(clean(text));
  });
});
