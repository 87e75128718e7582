import { describe, expect, it } from "vitest";
import { createTextWriter } from "./write-text";

describe("createTextWriter", () => {
  it("writes the same text for the same seed, and another for another", () => {
    expect(createTextWriter(1).text(500)).toBe(createTextWriter(1).text(500));
    expect(createTextWriter(1).text(500)).not.toBe(createTextWriter(2).text(500));
  });

  it("writes exactly as much as was asked for", () => {
    for (const length of [1, 100, 16_384]) expect(createTextWriter(3).text(length)).toHaveLength(length);
  });

  it("uses about as many different words as English does: some 900 in 2,700", () => {
    const words = createTextWriter(4).text(16_384).toLowerCase().match(/\w+/g) ?? [];
    expect(words.length).toBeGreaterThan(2_300);
    expect(new Set(words).size).toBeGreaterThan(700);
    expect(new Set(words).size).toBeLessThan(1_200);
  });
});
