import { describe, expect, it } from "vitest";
import { levelNotes } from "./level-notes";

describe("notes level with their words", () => {
  it.each([
    ["far apart, each by its words", [10, 200], [40, 40], [10, 150]],
    ["close together, one below the other", [0, 20, 30], [40, 40, 40], [0, 12, 12]],
    ["without words, after the one before", [100, null], [40, 40], [100, 12]],
    ["none", [], [], []],
  ])("%s", (_name, tops, heights, expected) => {
    expect(levelNotes(tops, heights, 12)).toEqual(expected);
  });
});
