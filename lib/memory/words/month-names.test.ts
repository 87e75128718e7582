import { describe, expect, it } from "vitest";
import { englishMonth, monthOf } from "./month-names";

describe("monthOf", () => {
  it.each([
    ["may", 5], ["mai", 5], ["mayo", 5], ["maggio", 5], ["mei", 5], ["мая", 5], ["май", 5],
    ["märz", 3], ["août", 8], ["aout", 8], ["dezember", 12], ["sept", 9],
  ])("%s", (word, month) => {
    expect(monthOf(word)).toBe(month);
  });

  it.each(["set", "mar", "ago", "monday", "", "5"])("%j is no month", (word) => {
    expect(monthOf(word)).toBeUndefined();
  });

  it("has one word for a month in the search", () => {
    expect(englishMonth(5)).toBe("may");
  });
});
