import { describe, expect, it } from "vitest";
import { dropMarks, foldWord } from "./fold-word";

const fold = (word: string) => dropMarks(foldWord(word));

describe("foldWord", () => {
  it.each([
    ["Straße", "STRASSE"],
    ["İzmir", "izmir"],
    ["Irmak", "ırmak"],
    ["cafe\u0301", "Café"],
    ["ﬁne", "FINE"],
    ["Ｈｉ", "hi"],
  ])("%s and %s are one word", (first, second) => {
    expect(fold(first)).toBe(fold(second));
  });
});
