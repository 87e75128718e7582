import { describe, expect, it } from "vitest";
import { isBatchDue } from "./is-batch-due";

describe("isBatchDue", () => {
  it.each([
    ["the first words soon", { characters: 3, ageMs: 200, isFirst: true }, true],
    ["the first words not at once", { characters: 3, ageMs: 199, isFirst: true }, false],
    ["a few lines not yet", { characters: 511, ageMs: 1_999, isFirst: false }, false],
    ["a paragraph soon", { characters: 512, ageMs: 200, isFirst: false }, true],
    ["a full batch at once", { characters: 4_096, ageMs: 0, isFirst: false }, true],
    ["anything after two seconds", { characters: 0, ageMs: 2_000, isFirst: false }, true],
  ])("writes %s", (_name, waiting, isDue) => expect(isBatchDue(waiting)).toBe(isDue));
});
