import { describe, expect, it } from "vitest";
import { splitSentences } from "./split-sentences";

describe("splitSentences", () => {
  it("tells statements from questions and says where they stand", () => {
    const text = "I met Dr. Okafor at 4.30 p.m. today. Is she kind?  Yes!\nNew line";
    const sentences = splitSentences(text);
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      "I met Dr. Okafor at 4.30 p.m. today.",
      "Is she kind?",
      "Yes!",
      "New line",
    ]);
    expect(sentences.map((sentence) => sentence.isQuestion)).toEqual([false, true, false, false]);
    for (const { start, end, text: slice } of sentences) expect(text.slice(start, end)).toBe(slice);
  });

  it("knows the marks of other scripts", () => {
    expect(splitSentences("猫はいますか？はい。").map((sentence) => sentence.isQuestion)).toEqual([true, false]);
  });

  it.each(["!", "?", ".", "?!"])("reads a line of %s in the time of any other", (mark) => {
    const started = performance.now();
    splitSentences(`What${mark.repeat(40_000)}x and so on`);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("has nothing to say about nothing", () => {
    expect(splitSentences(" \n ")).toEqual([]);
  });
});
