import { describe, expect, it } from "vitest";
import { currentEmbedder, embedQuery, embedTexts, toVectorText } from "./current-embedder";

describe("currentEmbedder", () => {
  it("is the built-in one where nothing is configured, and embeds what it is given", async () => {
    const { dimension } = currentEmbedder();
    expect((await embedQuery("bees"))?.length).toBe(dimension);
    expect(await embedQuery("  ")).toBeNull();
    expect(await embedTexts(["bees", "ducks"])).toHaveLength(2);
    expect(await embedTexts([])).toEqual([]);
  });
});

describe("toVectorText", () => {
  it("is a list that pgvector reads, without exponents", () => {
    expect(toVectorText(Float32Array.from([0.5, -1e-9, 1 / 3]))).toMatch(/^\[0\.5,-?0,0\.33333\]$/);
  });
});
