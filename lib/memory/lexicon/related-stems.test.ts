import { describe, expect, it } from "vitest";
import { relatedStems } from "./related-stems";

describe("relatedStems", () => {
  it.each([
    ["en", "pet", "dog"],
    ["en", "go", "went"],
    ["de", "hausti", "katz"],
    ["es", "mascot", "gat"],
  ] as const)("%s: %s leads to %s", (language, stem, related) => {
    expect(relatedStems(stem, language).map((each) => each.stem)).toContain(related);
  });

  it("knows nothing of words and languages without rows", () => {
    expect(relatedStems("xylograph", "en")).toEqual([]);
    expect(relatedStems("chien", "fr")).toEqual([]);
  });
});
