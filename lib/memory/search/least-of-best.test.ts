import { describe, expect, it } from "vitest";
import { leastOfBest } from "./least-of-best";

describe("leastOfBest", () => {
  it("is the score from which on as many are kept as are wanted, more where they score alike, and all where there are no more", () => {
    const scores = Float64Array.of(0.2, 0.9, 0.4, 0.4, 0.1);
    const kept = (wanted: number) => [...scores].filter((score) => score >= leastOfBest(scores, wanted));
    expect(kept(1)).toEqual([0.9]);
    expect(kept(2)).toEqual([0.9, 0.4, 0.4]);
    expect(kept(4)).toEqual([0.2, 0.9, 0.4, 0.4]);
    expect(kept(5)).toHaveLength(5);
    expect(kept(50)).toHaveLength(5);
    expect(scores[0]).toBe(0.2);
  });
});
