import { describe, expect, it } from "vitest";
import { type Scored, spreadOverSources } from "./spread-over-sources";

const scoreParts = { keyword: 1, vector: 0, importance: 1, recency: 1, confidence: 1, feedback: 1, spread: 1 };
type Item = Scored & { readonly name: string; readonly source: string | null };
const item = (name: string, source: string | null, relevanceScore: number): Item => ({ name, source, relevanceScore, scoreParts });
const names = (...items: Item[]) => spreadOverSources(items, ({ source }) => source).map(({ name }) => name);

describe("spreadOverSources", () => {
  it("lets through what matches about as well and comes from elsewhere", () => {
    expect(names(item("a1", "a", 0.8), item("a2", "a", 0.79), item("a3", "a", 0.78), item("b1", "b", 0.76))).toEqual(["a1", "b1", "a2", "a3"]);
    expect(names(item("a1", "a", 0.8), item("a2", "a", 0.79), item("b1", "b", 0.5))).toEqual(["a1", "a2", "b1"]);
  });

  it("takes what has no source for itself", () => {
    expect(names(item("one", null, 0.8), item("two", null, 0.79), item("three", null, 0.78), item("b1", "b", 0.77))).toEqual(["one", "two", "three", "b1"]);
  });

  it("leaves nothing out, nothing below four fifths of its score, and scores in descending order", () => {
    const many = Array.from({ length: 30 }, (_, index) => item(`a${index}`, "a", 0.5));
    const scores = spreadOverSources(many, ({ source }) => source).map(({ relevanceScore }) => relevanceScore);
    expect(scores).toHaveLength(30);
    expect(scores).toEqual(scores.toSorted((first, second) => second - first));
    expect(scores.at(-1)).toBeCloseTo(0.4, 12);
  });

  it("tells among the parts of a score what it took from it", () => {
    const found = spreadOverSources([item("a1", "a", 0.8), item("a2", "a", 0.7), item("b1", "b", 0.6)], ({ source }) => source);
    for (const { name, relevanceScore, scoreParts: parts } of found) expect(relevanceScore / parts.spread, name).toBeCloseTo({ a1: 0.8, a2: 0.7, b1: 0.6 }[name] ?? 0, 12);
    expect(found.map(({ scoreParts: parts }) => parts.spread < 1)).toEqual([false, true, false]);
  });

  it("keeps the order of what matches nothing", () => {
    expect(names(item("a1", "a", 0), item("b1", "b", 0), item("a2", "a", 0), item("c1", null, 0))).toEqual(["a1", "b1", "a2", "c1"]);
  });
});
