import { describe, expect, it } from "vitest";
import { wordBeingTyped } from "./word-being-typed";

describe("wordBeingTyped", () => {
  it("is the last word, folded", () => {
    expect(wordBeingTyped("Who likes PEAN")).toBe("pean");
    expect(wordBeingTyped("l'eau")).toBe("eau");
  });

  it("is none where the last word is finished, or there is none", () => {
    for (const text of ["", " ", "pean ", "pean?", "pean\n", "😀"]) expect(wordBeingTyped(text), text).toBeNull();
  });
});
