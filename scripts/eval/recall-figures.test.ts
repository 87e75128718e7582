import { describe, expect, it } from "vitest";
import { outcomeOf, toRows, withInterval } from "./recall-figures";

describe("outcomeOf", () => {
  it("is the share of the evidence among the first k", () => {
    const found = ["a", "x", "x", "x", "x", "x", "b"];
    expect(outcomeOf({ text: "?", category: 1, evidence: new Set(["a", "b", "c", "d"]) }, found).recall).toEqual([0.25, 0.5, 0.5, 0.5]);
  });
});

describe("toRows", () => {
  it("has a row a category that occurs, and one over all questions", () => {
    const rows = toRows([{ category: 4, recall: [1, 1, 1, 1] }, { category: 4, recall: [0, 0, 1, 1] }, { category: 1, recall: [0, 0, 0, 0] }]);
    expect(rows.map(({ name, count }) => [name, count])).toEqual([["multi-hop", 1], ["single-hop", 2], ["all", 3]]);
    expect(rows[1]?.figures.map(({ mean }) => mean)).toEqual([50, 50, 100, 100]);
  });
});

describe("withInterval", () => {
  it("holds the mean, is narrower for more values, and the same every time", () => {
    const few = withInterval([0, 100, 100, 0]);
    const many = withInterval(Array.from({ length: 400 }, (_, index) => (index % 2) * 100));
    expect(few.low).toBeLessThan(50);
    expect(few.high).toBeGreaterThan(50);
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
    expect(withInterval([0, 100, 100, 0])).toEqual(few);
  });
});
