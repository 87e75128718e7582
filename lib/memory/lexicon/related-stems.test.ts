import { describe, expect, it } from "vitest";
import { readLexicon, relatedStems } from "./related-stems";

describe("readLexicon", () => {
  it("reads everything while others get their turn, and asking is quick from then on", async () => {
    let turns = 0;
    const others = setInterval(() => (turns += 1), 1);
    await readLexicon();
    clearInterval(others);
    expect(turns).toBeGreaterThan(5);
    const startedMs = performance.now();
    for (const language of ["en", "de", "es"] as const) relatedStems("xylograph", language);
    expect(performance.now() - startedMs).toBeLessThan(20);
  });
});

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
