import { describe, expect, it } from "vitest";
import { isBatchDue } from "./is-batch-due";

describe("isBatchDue", () => {
  it.each([
    ["the first words soon", { characters: 3, ageMs: 200, batchCount: 0 }, true],
    ["the first words not at once", { characters: 3, ageMs: 199, batchCount: 0 }, false],
    ["the next a little later", { characters: 3, ageMs: 500, batchCount: 1 }, true],
    ["the next not as soon as the first", { characters: 3, ageMs: 499, batchCount: 1 }, false],
    ["a few lines not yet", { characters: 511, ageMs: 1_999, batchCount: 3 }, false],
    ["a paragraph soon", { characters: 512, ageMs: 200, batchCount: 3 }, true],
    ["a full batch at once", { characters: 4_096, ageMs: 0, batchCount: 3 }, true],
    ["anything after two seconds", { characters: 0, ageMs: 2_000, batchCount: 9 }, true],
  ])("writes %s", (_name, waiting, isDue) => expect(isBatchDue(waiting)).toBe(isDue));
});
