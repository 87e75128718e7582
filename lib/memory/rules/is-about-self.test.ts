import { describe, expect, it } from "vitest";
import { isAboutSelf } from "./is-about-self";
import { splitClauses } from "./split-clauses";

const last = (text: string) => splitClauses(text).map(isAboutSelf).at(-1);

describe("isAboutSelf", () => {
  it.each([
    ["I keep bees.", true],
    ["It rained, and I keep bees.", true],
    ["If it rains, I keep bees.", false],
    ["My mother says I keep bees.", false],
    ["Do I keep bees?", false],
    ["Suppose I keep bees", false],
    ["I keep bees 😂", false],
  ])("%s → %s", (text, expected) => {
    expect(last(text)).toBe(expected);
  });

  it("a statement taken back in the next sentence is none", () => {
    expect(splitClauses("I keep bees. Just kidding!").map(isAboutSelf)[0]).toBe(false);
  });
});
