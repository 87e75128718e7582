import { describe, expect, it } from "vitest";
import { findCounts, findLastCounts, keepCounts } from "./scope-counts";

describe("keepCounts", () => {
  it("reads the counts and keeps those of large scopes for a while", () => {
    const counts = keepCounts("large", "1000,200,10,8000,4000,900", 0);
    expect(counts).toEqual({ memories: { documents: 1000, conversations: 1, averageLength: 8 }, messages: { documents: 200, conversations: 10, averageLength: 20 }, memoriesInForce: 900, termShares: null });
    expect(findCounts("large", 59_000)).toEqual(counts);
    expect(findCounts("large", 61_000)).toBeNull();
    expect(findLastCounts("large")).toEqual(counts);
  });

  it("reads how frequent words are", () => {
    const { termShares } = keepCounts("with words", "1000,200,10,8000,4000,900,300,-17:150 42:3", 0);
    expect(termShares).toEqual(new Map([[-17, 0.5], [42, 0.01]]));
    expect(keepCounts("of rare words", "1000,200,10,8000,4000,900,300,", 0).termShares).toEqual(new Map());
  });

  it("a small scope is counted every time, and an empty one has no length", () => {
    expect(keepCounts("small", "0,0,0,0,0", 0).memories.averageLength).toBe(0);
    expect(findCounts("small", 1)).toBeNull();
    expect(keepCounts("nothing", "", 0).messages.documents).toBe(0);
  });
});
