import { describe, expect, it } from "vitest";
import { importanceFactor, rankCandidates, recencyFactor } from "./rank-candidates";

const options = { halfLifeInDays: 90, vectorWeight: 0.3 };
const candidate = (id: string, change: object = {}) => ({ id, keyword: 0.5, vector: 0, ageInDays: 0, ...change });
const order = (...candidates: ReturnType<typeof candidate>[]) => rankCandidates(candidates, options).map((ranked) => ranked.candidate.id);

describe("rankCandidates", () => {
  it("either pool alone can win, and both together win over one", () => {
    expect(order(candidate("words"), candidate("meaning", { keyword: 0, vector: 0.9 }))[0]).toBe("words");
    expect(rankCandidates([candidate("meaning", { keyword: 0, vector: 0.9 }), candidate("words", { keyword: 0.1 })], options)[0]?.candidate.id).toBe("meaning");
    expect(order(candidate("one"), candidate("both", { vector: 0.5 }))[0]).toBe("both");
  });

  it("multipliers reorder but never remove", () => {
    const ranked = rankCandidates([candidate("a", { importance: 1, ageInDays: 10_000, confidence: 0 }), candidate("b")], options);
    expect(ranked.map(({ candidate: { id } }) => id)).toEqual(["b", "a"]);
    expect(ranked[1]?.relevanceScore).toBeGreaterThan(0.1);
  });

  it.each([
    ["importance 1", { importance: 1 }, 0.8],
    ["importance 5", { importance: 5 }, 1.25],
    ["an age of one half-life", { ageInDays: 90 }, 0.75],
    ["an age of two", { ageInDays: 180 }, 0.625],
    ["whatever age", { ageInDays: 1e9 }, 0.5],
    ["whatever age of a preference", { ageInDays: 1e9, type: "preference" }, 1],
    ["whatever age of what is pinned, which adds nothing by itself", { ageInDays: 1e9, isPinned: true }, 1],
    ["half the confidence", { confidence: 0.5 }, 0.85],
    ["no confidence", { confidence: 0 }, 0.7],
    ["called wrong", { feedback: 0.6 }, 0.6],
    ["called useful", { feedback: 1.3 }, 1.3],
  ])("%s multiplies what was found, and nothing else does", (_name, change, factor) => {
    const [ranked] = rankCandidates([candidate("a", change)], options);
    expect(ranked?.relevanceScore).toBeCloseTo(0.5 * factor, 12);
    expect(ranked?.foundScore).toBe(0.5);
  });

  it("explains every part and stays within 0 and 1", () => {
    const [ranked] = rankCandidates([candidate("a", { keyword: 1, vector: 1, importance: 5 })], options);
    expect(ranked?.relevanceScore).toBe(1);
    expect(ranked?.scoreParts).toEqual({ keyword: 1, vector: 1, importance: 1.25, recency: 1, confidence: 1, feedback: 1, spread: 1 });
  });

  it("what people said of it reorders, and is explained", () => {
    expect(order(candidate("a", { feedback: 0.8 }), candidate("b"), candidate("c", { feedback: 1.15 }))).toEqual(["c", "b", "a"]);
    expect(rankCandidates([candidate("a", { feedback: 0.8 })], options)[0]).toMatchObject({ relevanceScore: 0.4, scoreParts: { feedback: 0.8 } });
  });

  it("the same question always gives the same order", () => {
    expect(order(candidate("b"), candidate("a"))).toEqual(["a", "b"]);
  });
});

describe("factors", () => {
  it.each([[1, 0.8], [2, 0.9], [3, 1], [4, 1.125], [5, 1.25], [null, 1], [undefined, 1]])("importance %s → %s", (importance, factor) => {
    expect(importanceFactor(importance)).toBeCloseTo(factor);
  });

  it("what is above the floor halves with each half-life", () => {
    expect(recencyFactor({ ageInDays: 0 }, 90)).toBe(1);
    expect(recencyFactor({ ageInDays: 90 }, 90)).toBe(0.75);
    expect(recencyFactor({ ageInDays: 1e9 }, 90)).toBe(0.5);
    expect(recencyFactor({ ageInDays: -5 }, 90)).toBe(1);
  });

  it("a preference or a pinned memory does not age", () => {
    expect(recencyFactor({ ageInDays: 900, type: "preference" }, 90)).toBe(1);
    expect(recencyFactor({ ageInDays: 900, type: "fact", isPinned: true }, 90)).toBe(1);
  });
});
