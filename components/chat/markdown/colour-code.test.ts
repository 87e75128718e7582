import { describe, expect, it } from "vitest";
import { colourCode } from "./colour-code";

describe("colours of code", () => {
  it("says where each kind of word stands", async () => {
    const code = 'const a = f("x"); // why';
    const ranges = await colourCode(code, "typescript");
    const words = ranges.map(({ start, end, colour }) => [code.slice(start, end), colour]);
    expect(words).toContainEqual(["const", "keyword"]);
    expect(words).toContainEqual(["f", "name"]);
    expect(ranges.filter(({ colour }) => colour === "comment").map(({ start, end }) => code.slice(start, end)).join("")).toBe("// why");
  });

  it("has none for a language it does not know, nor for names of an object's own", async () => {
    expect(await colourCode("x", "klingon")).toEqual([]);
    expect(await colourCode("x", "constructor")).toEqual([]);
    expect(await colourCode("x", "__proto__")).toEqual([]);
  });

  it("leaves very long code plain", async () => {
    expect(await colourCode("const a = 1;\n".repeat(5_000), "typescript")).toEqual([]);
  });
});
