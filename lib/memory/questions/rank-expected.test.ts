import { describe, expect, it } from "vitest";
import { rankExpected } from "./rank-expected";

const given = { memory: ["a", "b"], message: ["m"] };

describe("rankExpected", () => {
  it("gives the place among what a turn is given, of each kind apart", () => {
    expect(rankExpected({ kind: "memory", id: "b" }, given, null)).toEqual({ rank: 2, isInView: true });
    expect(rankExpected({ kind: "message", id: "m" }, given, null)).toEqual({ rank: 1, isInView: true });
  });

  it("says where it stands further down, and that it was not given", () => {
    const beyond = { memory: ["a", "x", "b", "c"], message: ["m", "n"] };
    expect(rankExpected({ kind: "memory", id: "c" }, given, beyond)).toEqual({ rank: 4, isInView: false });
    expect(rankExpected({ kind: "message", id: "n" }, given, beyond)).toEqual({ rank: 2, isInView: false });
  });

  it("never places what was not given before the end of what was", () => {
    expect(rankExpected({ kind: "memory", id: "c" }, given, { memory: ["c", "a", "b"], message: [] })).toEqual({ rank: 3, isInView: false });
  });

  it("has no place for what is found nowhere, or was found as something else", () => {
    expect(rankExpected({ kind: "memory", id: "z" }, given, { memory: ["a"], message: [] })).toEqual({ rank: null, isInView: false });
    expect(rankExpected({ kind: "memory", id: "m" }, given, null)).toEqual({ rank: null, isInView: false });
  });
});
