import { describe, expect, it } from "vitest";
import { ownScope, trustedOwnerId } from "@/lib/db/scope";
import { currentEmbedder, embedQuery, embedTexts, toVectorText } from "./current-embedder";

const scope = ownScope(trustedOwnerId("01a1faf8-4156-70d1-9942-196c203dee20"));

describe("currentEmbedder", () => {
  it("is the built-in one where nothing is configured, and embeds what it is given", async () => {
    expect(currentEmbedder().name).toBe("builtin-384-v1");
    expect(await embedQuery(scope, "bees")).toHaveLength(384);
    expect(await embedQuery(scope, "  ")).toBeNull();
    expect(await embedTexts(scope, ["bees", "ducks"])).toHaveLength(2);
    expect(await embedTexts(scope, [])).toEqual([]);
  });
});

describe("toVectorText", () => {
  it("is a list that pgvector reads, without exponents", () => {
    expect(toVectorText(Float32Array.from([0.5, -1e-9, 1 / 3]))).toMatch(/^\[0\.5,-?0,0\.33333\]$/);
  });
});
