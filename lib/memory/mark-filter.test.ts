import { describe, expect, it } from "vitest";
import { MarkFilter } from "./mark-filter";

const GIVEN = ["m1", "m2", "m3", "p1"];

/** Feeds the text in pieces of a size and gathers what comes out. */
function filter(text: string, size = text.length || 1) {
  const marks = new MarkFilter(GIVEN);
  let clean = "";
  for (let at = 0; at < text.length; at += size) clean += marks.push(text.slice(at, at + size));
  return { clean: clean + marks.end(), uses: marks.uses };
}

describe("MarkFilter", () => {
  it.each([
    ["You cannot eat nuts [m1].", "You cannot eat nuts.", [{ mark: "m1", offset: 19 }]],
    ["Tea[m2] or coffee [m1][p1]!", "Tea or coffee!", [{ mark: "m2", offset: 3 }, { mark: "m1", offset: 13 }, { mark: "p1", offset: 13 }]],
    ["Both [m1, m2] count", "Both count", [{ mark: "m1", offset: 4 }, { mark: "m2", offset: 4 }]],
    ["[m1] You live there", " You live there", [{ mark: "m1", offset: 0 }]],
    ["Invented [m9] and [p7].", "Invented and.", []],
    ["At the end [m3]", "At the end", [{ mark: "m3", offset: 10 }]],
  ])("%s", (text, clean, uses) => {
    for (const size of [1, 2, 3, 5, text.length]) expect(filter(text, size)).toEqual({ clean, uses });
  });

  it.each([
    "An [ordinary] bracket [1] and [ ] too",
    "A [link](https://example.org) and [m1](https://example.org/m1)",
    "A [reference][m9] and\n[m9]: https://example.org",
    "- [ ] a task\n- [x] done",
    "Unfinished [m",
    "Unfinished [m1",
    "`array[m1]` inline and ``a `[m1]` b``",
    "```js\nx = a[m1]; // [m2]\n```\nafter",
    "~~~\n[m1]\n~~~",
    "a[m9] = 3",
    "![m1](x.png)",
    "\\[m1]",
    "[m12345]",
    "[mm1] [m 1] [M1]",
    "😀 [😀]",
    "trailing spaces   ",
  ])("%j passes unharmed", (text) => {
    for (const size of [1, 2, 3, 7, text.length]) expect(filter(text, size)).toEqual({ clean: text, uses: [] });
  });

  it("goes on after code has ended", () => {
    expect(filter("`x` then [m1].\n```\ny[m1]\n```\nthen [m2].", 4).clean).toBe("`x` then.\n```\ny[m1]\n```\nthen.");
    expect(filter("a lone ` tick\n\nthen [m1].", 3).clean).toBe("a lone ` tick\n\nthen.");
  });

  it("holds back only what may become a mark", () => {
    const marks = new MarkFilter(GIVEN);
    expect(marks.push("Hello [")).toBe("Hello");
    expect(marks.push("m")).toBe("");
    expect(marks.push("y]")).toBe(" [my]");
    expect(marks.push("[x")).toBe("[x");
    expect(marks.push(" plain")).toBe(" plain");
  });

  it("any splitting gives the same", () => {
    const text = "One [m1], two [m2] `[m3]` [link](u) [m9].\n\n[p1] Four [m1, p1]\n```\n[m1]\n```\n";
    const whole = filter(text);
    for (let size = 1; size < text.length; size += 1) expect(filter(text, size)).toEqual(whole);
  });
});
