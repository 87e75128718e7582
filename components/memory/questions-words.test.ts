import { describe, expect, it } from "vitest";
import { placeOfRank } from "./rank-scale";
import { sayChanges } from "./say-changes";
import { sayOrdinal, sayPlaceAndBefore } from "./say-standing";

describe("what running test questions showed", () => {
  it.each([
    [[], "There was nothing to run."],
    [["better", "better", "worse"], "2 better, 1 worse."],
    [["better", "same", "same"], "1 better, 2 as before."],
    [["worse", "nothing-to-compare"], "1 worse, 1 with nothing left to expect."],
    [["same"], "As before."],
    [["same", "same"], "Both are as before."],
    [["same", "same", "same"], "All 3 are as before."],
  ] as const)("%j", (changes, sentence) => {
    expect(sayChanges(changes)).toBe(sentence);
  });
});

describe("where something stood", () => {
  it("counts as people do", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 112].map(sayOrdinal)).toEqual(["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "112th"]);
  });

  const at = (rank: number | null) => ({ rank, is_in_view: rank !== null && rank <= 8 });
  it.each([
    [at(3), null, "3rd"],
    [at(3), at(3), "3rd"],
    [at(3), at(9), "3rd, was 9th"],
    [at(14), at(2), "14th, too far down, was 2nd"],
    [at(null), at(2), "not found, was 2nd"],
    [at(1), at(null), "1st, was not found"],
    [at(null), at(null), "not found"],
  ])("%j after %j", (now, before, words) => {
    expect(sayPlaceAndBefore(now, before)).toBe(words);
  });
});

describe("the line of ranks", () => {
  it("begins with the first and never ends beyond its end", () => {
    expect([0, 1, 8, 64, 1_000].map(placeOfRank)).toEqual([0, 0, 0.5, 1, 1]);
  });
});
