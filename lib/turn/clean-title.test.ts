import { describe, expect, it } from "vitest";
import { cleanTitle } from "./clean-title";

describe("cleanTitle", () => {
  it.each([
    ["Keeping bees", "Keeping bees"],
    ['"Keeping bees."', "Keeping bees"],
    ["**Title:** Keeping bees", "Keeping bees"],
    ["Title: “Keeping   bees”\nSecond line", "Keeping bees"],
    ["# Keeping bees #1", "Keeping bees #1"],
    ["What is C++?", "What is C++?"],
    ["", ""],
    ["   ", ""],
  ])("makes %j into %j", (answer, title) => expect(cleanTitle(answer)).toBe(title));

  it("cuts a talkative answer at a word", () => {
    const title = cleanTitle("word ".repeat(100));
    expect(title.length).toBeLessThanOrEqual(81);
    expect(title).toMatch(/word…$/);
  });
  it("cuts no character in half", () => expect(cleanTitle("😀".repeat(100)).isWellFormed()).toBe(true));
});
