import { describe, expect, it } from "vitest";
import { idf, lengthNorm, saturate, scoreShare } from "./bm25";

describe("bm25", () => {
  it("values what is rare, and never below zero", () => {
    expect(idf(1, 1_000)).toBeGreaterThan(idf(300, 1_000));
    expect(idf(1_000, 1_000)).toBeGreaterThan(0);
    expect(idf(2_000, 1_000)).toBeGreaterThan(0);
  });

  it("counts a second occurrence less than the first", () => {
    expect(saturate(0)).toBe(0);
    expect(saturate(1)).toBe(1);
    expect(saturate(2)).toBeLessThan(2);
  });

  it("minds length mildly, also where nothing was counted yet", () => {
    expect(lengthNorm(10, 10)).toBe(1);
    expect(lengthNorm(60, 10)).toBeLessThan(3);
    expect(lengthNorm(0, 0)).toBeGreaterThan(0);
  });
});

describe("scoreShare", () => {
  it("never falls as more is found", () => {
    const shares = [0, 0.5, 0.99, 1, 1.01, 2, 50].map((sum) => scoreShare(sum, 1));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(scoreShare(1, 0)).toBe(0);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1);
  });
});
