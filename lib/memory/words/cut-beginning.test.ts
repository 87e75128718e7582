import { describe, expect, it } from "vitest";
import { cutBeginning } from "./cut-beginning";
import { foldWord } from "./fold-word";

const beginning = (word: string) => cutBeginning(foldWord(word));

describe("cutBeginning", () => {
  it("takes three to eight letters, and nothing of a shorter word", () => {
    expect(["pe", "pea", "peanuts", "peanutbutter"].map(beginning)).toEqual([null, "pea", "peanuts", "peanutbu"]);
  });

  it("is the same however the word was written", () => {
    for (const word of ["Éclair", "e\u0301clair", "ÉCLAIR", "ｅｃｌａｉｒ"]) expect(beginning(word)).toBe("eclair");
    expect(beginning("Straße")).toBe("strasse");
  });

  it("counts letters by code points, and never cuts one in half", () => {
    expect(beginning("𐐨𐐩")).toBeNull();
    expect(beginning("𐐨𐐩𐐪")).toBe("𐐨𐐩𐐪");
    expect(beginning("𐐨".repeat(9))).toBe("𐐨".repeat(8));
  });

  it("takes none of the pairs of letters into which scripts without spaces are cut", () => {
    expect(beginning("绿茶")).toBeNull();
  });
});
