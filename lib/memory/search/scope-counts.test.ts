import { describe, expect, it } from "vitest";
import { findCounts, keepCounts } from "./scope-counts";

describe("keepCounts", () => {
  it("reads the counts and keeps those of large scopes for a while", () => {
    const counts = keepCounts("large", "1000,200,10,8000,4000,900", 0);
    expect(counts).toEqual({ memories: { documents: 1000, conversations: 1, averageLength: 8 }, messages: { documents: 200, conversations: 10, averageLength: 20 }, memoriesInForce: 900 });
    expect(findCounts("large", 59_000)).toEqual(counts);
    expect(findCounts("large", 61_000)).toBeNull();
  });

  it("a small scope is counted every time, and an empty one has no length", () => {
    expect(keepCounts("small", "0,0,0,0,0", 0).memories.averageLength).toBe(0);
    expect(findCounts("small", 1)).toBeNull();
    expect(keepCounts("nothing", "", 0).messages.documents).toBe(0);
  });
});
