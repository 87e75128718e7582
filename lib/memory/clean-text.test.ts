import { describe, expect, it } from "vitest";
import { cleanText, countCodePoints, firstCodePoints, foldForEquality } from "./clean-text";

describe("cleanText", () => {
  it("drops NUL and replaces lone surrogates", () => {
    expect(cleanText("a\u0000b")).toBe("ab");
    expect(cleanText("\ud800x\udc00\ud800")).toBe("\uFFFDx\uFFFD\uFFFD");
  });

  it.each(["👩‍👩‍👧", "e\u0301", "\u202Eabc", "\uFDFA", "line\r\nline"])("keeps %j as written", (text) => {
    expect(cleanText(text)).toBe(text);
  });
});

describe("countCodePoints", () => {
  it("counts an emoji outside the basic plane once", () => {
    expect(countCodePoints("a😀b")).toBe(3);
  });
});

describe("firstCodePoints", () => {
  it("never leaves half an emoji", () => {
    expect(firstCodePoints("😀😀😀", 2)).toBe("😀😀");
    expect(firstCodePoints("abc", 5)).toBe("abc");
  });
});

describe("foldForEquality", () => {
  it("treats composed and decomposed, curly and straight, long and short spacing alike", () => {
    expect(foldForEquality("Cafe\u0301  isn’t open.")).toBe(foldForEquality("café isn't open"));
  });
});
