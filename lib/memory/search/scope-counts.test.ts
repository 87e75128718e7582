import { describe, expect, it } from "vitest";
import { areFresh, findCounts, keepCounts, readCounts } from "./scope-counts";

describe("keepCounts", () => {
  it("reads the counts and keeps those of large scopes, which are fresh for a while", () => {
    const counts = keepCounts("large", readCounts("1000,200,10,8000,4000,900"), 0);
    expect(counts).toEqual({ memories: { documents: 1000, conversations: 1, averageLength: 8 }, messages: { documents: 200, conversations: 10, averageLength: 20 }, memoriesInForce: 900, termShares: null });
    expect(findCounts("large")).toEqual(counts);
    expect(areFresh("large", 59_000)).toBe(true);
    expect(areFresh("large", 61_000)).toBe(false);
  });

  it("reads how frequent words are", () => {
    const { termShares } = keepCounts("with words", readCounts("1000,200,10,8000,4000,900,300,-17:150 42:3"), 0);
    expect(termShares).toEqual(new Map([[-17, 0.5], [42, 0.01]]));
    expect(keepCounts("of rare words", readCounts("1000,200,10,8000,4000,900,300,"), 0).termShares).toEqual(new Map());
  });

  it("a scope that has become small is counted every time again", () => {
    keepCounts("shrunk", readCounts("1000,200,10,8000,4000,900"), 0);
    keepCounts("shrunk", readCounts("10,2,1,80,40,9"), 61_000);
    expect(findCounts("shrunk")).toBeNull();
  });

  it("a small scope is counted every time, and an empty one has no length", () => {
    expect(keepCounts("small", readCounts("0,0,0,0,0"), 0).memories.averageLength).toBe(0);
    expect(findCounts("small")).toBeNull();
    expect(areFresh("small", 0)).toBe(false);
    expect(keepCounts("nothing", readCounts(""), 0).messages.documents).toBe(0);
  });
});
