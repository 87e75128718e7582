import { describe, expect, it } from "vitest";
import { compareRuns } from "./compare-runs";
import type { Standing } from "./schema";

/** Each by its rank, in view up to 8; null was not found. */
const run = (...ranks: (number | null)[]): Standing[] =>
  ranks.map((rank, index) => ({ kind: "memory", id: `${index}`, currentId: `${index}`, state: "here", rank, isInView: rank !== null && rank <= 8 }));
const lost = (standing: Standing | undefined, state: Standing["state"]): Standing[] => (standing ? [{ ...standing, state, rank: null, isInView: false }] : []);

describe("compareRuns", () => {
  it.each([
    ["something came into view", run(9), run(8), "better"],
    ["something fell out of view", run(8), run(null), "worse"],
    ["recall counts before rank", run(1, 9), run(8, 8), "better"],
    ["one in, one out: the nearer to the top", run(9, 1), run(1, 9), "same"],
    ["one in, one out, and further down", run(2, 9), run(9, 8), "worse"],
    ["nearer to the top", run(3), run(1), "better"],
    ["further from the top", run(1), run(2), "worse"],
    ["two that are expected change places", run(1, 2), run(2, 1), "same"],
    ["a stranger comes between", run(1, 2), run(1, 3), "worse"],
    ["a place far down is no difference", run(7), run(8), "same"],
    ["nothing moved", run(1, 9, null), run(1, 9, null), "same"],
  ] as const)("%s", (_name, before, after, change) => {
    expect(compareRuns(before, after)).toBe(change);
  });

  it.each(["forgotten", "hidden", "expired", "gone"] as const)("what is %s by then counts in neither run", (state) => {
    const before = run(1, 9);
    expect(compareRuns(before, [...lost(before[0], state), ...run(1, 9).slice(1)])).toBe("same");
    expect(compareRuns(before, [...lost(before[0], state), ...run(1, 1).slice(1)])).toBe("better");
    expect(compareRuns(run(1, 2), [...lost(before[0], state), ...run(1, 1).slice(1)])).toBe("same");
    expect(compareRuns(run(1), lost(before[0], state))).toBe("nothing-to-compare");
    expect(compareRuns(lost(before[0], state), run(1))).toBe("nothing-to-compare");
  });

  it("compares what is expected since with nothing", () => {
    expect(compareRuns(run(1), run(1, null))).toBe("same");
    expect(compareRuns([], run(1))).toBe("nothing-to-compare");
  });
});
