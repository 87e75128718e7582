import { describe, expect, it } from "vitest";
import { recallOfRun } from "./recall-of-run";
import type { Standing } from "./schema";

const standing = (id: string, change: Partial<Standing> = {}): Standing => ({ kind: "memory", id, currentId: id, state: "here", rank: 1, isInView: true, ...change });
const missed = { rank: 30, isInView: false };

describe("recallOfRun", () => {
  it("counts what came before the model among what was expected", () => {
    expect(recallOfRun([standing("a"), standing("b", missed), standing("c", { rank: null, isInView: false })])).toEqual({ found: 1, expected: 3 });
  });

  it("expects nothing of what was forgotten, hidden, has expired or is gone", () => {
    const gone = (["forgotten", "hidden", "expired", "gone"] as const).map((state) => standing(state, { state, rank: null, isInView: false }));
    expect(recallOfRun([standing("a"), ...gone])).toEqual({ found: 1, expected: 1 });
    expect(recallOfRun(gone)).toEqual({ found: 0, expected: 0 });
  });

  it("counts two that one thing took the place of once, and a message with the same id apart", () => {
    expect(recallOfRun([standing("a", { currentId: "c" }), standing("b", { currentId: "c" })])).toEqual({ found: 1, expected: 1 });
    expect(recallOfRun([standing("a"), standing("a", { kind: "message", ...missed })])).toEqual({ found: 1, expected: 2 });
  });
});
