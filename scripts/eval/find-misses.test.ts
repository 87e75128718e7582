import { describe, expect, it } from "vitest";
import { findMisses, type Run } from "./find-misses";
import { toRows } from "./recall-figures";

const all = (recall: number) => [1, 2, 3, 4, 5].map((category) => ({ category: category as 1 | 2 | 3 | 4 | 5, recall: [recall, recall, recall, recall] }));
const run = (more: Partial<Run> = {}): Run => ({ rows: toRows(all(1)), isWholeFile: true, isComparing: false, seconds: 180, cores: 2, ...more });

describe("findMisses", () => {
  it("finds none where every figure is reached in time", () => {
    expect(findMisses(run())).toEqual([]);
  });

  it("counts figures that are missed", () => {
    expect(findMisses(run({ rows: toRows(all(0)) }))).toEqual(["24 of 24 figures are not reached."]);
    // Two of temporal, two of single-hop and three of all questions ask for more.
    expect(findMisses(run({ rows: toRows(all(0.8)) }))).toEqual(["7 of 24 figures are not reached."]);
  });

  it("tells a run that took longer than three minutes, on as many cores as these were asked for", () => {
    expect(findMisses(run({ seconds: 180.6 }))).toEqual(["The run took 181 s. It may take 180 s."]);
    expect(findMisses(run({ seconds: 181, cores: 1 }))).toEqual([]);
    expect(findMisses(run({ seconds: 181, isComparing: true }))).toEqual([]);
  });

  it("asks nothing of single dialogs, and nothing of data that have no such questions", () => {
    const missed = toRows(all(0));
    expect(findMisses(run({ rows: missed, seconds: 999, isWholeFile: false }))).toEqual([]);
    expect(findMisses(run({ rows: missed.filter(({ name }) => name !== "open-domain"), seconds: 999 }))).toEqual([]);
  });
});
