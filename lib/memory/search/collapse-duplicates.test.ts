import { describe, expect, it } from "vitest";
import { collapseDuplicates, termOverlap } from "./collapse-duplicates";

const collapse = (texts: string[], limit = 10) => collapseDuplicates(texts, (text) => text, limit);

describe("collapseDuplicates", () => {
  it("keeps the first of texts that say the same", () => {
    expect(collapse(["Likes green tea", "likes GREEN teas.", "Likes black tea"])).toEqual(["Likes green tea", "Likes black tea"]);
  });

  it("knows a long text again in another wording, and keeps long texts of other words", () => {
    const letter = (endings: string, subject: string) => Array.from({ length: 40 }, (_, index) => `${subject}${index % 4 === 0 ? endings : ""} number${index}`).join(" and ");
    const [said, again, other] = [letter("s", "lamp"), letter("", "lamp"), Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ")];
    expect(collapse([said, again, other])).toEqual([said, other]);
  });

  it.each([
    ["Drinks coffee", "Does not drink coffee"],
    ["Is allergic to nuts", "Is not allergic to nuts"],
    ["Come carne", "No come carne"],
    ["I drink coffee.", "I don't drink coffee."],
    ["Tom owes Ann money", "Ann owes Tom money"],
    ["Likes Rome more than Paris", "Likes Paris more than Rome"],
    ["Is married", "Was married"],
    ["Likes hiking", "Liked hiking"],
  ])("keeps both: %s / %s", (first, second) => {
    expect(collapse([first, second])).toEqual([first, second]);
    expect(collapse([second, first])).toEqual([second, first]);
  });

  it.each([
    ["Is interested in old maps", "is interested in an old map"],
    ["I met Tom at the lake in May.", "Met Tom at the lake, in May!"],
    ["Does not drink coffee", "does not DRINK coffee!"],
  ])("keeps one: %s / %s", (first, second) => {
    expect(collapse([first, second])).toEqual([first]);
  });

  it("keeps texts whose words it cannot read", () => {
    expect(collapse(["😀", "🎉"])).toEqual(["😀", "🎉"]);
  });

  it("stops at the limit", () => {
    expect(collapse(["a lamp", "a door", "a chair"], 2)).toHaveLength(2);
  });
});

describe("termOverlap", () => {
  it("is common terms over all terms", () => {
    expect(termOverlap(new Set(["a", "b", "c"]), new Set(["b", "c", "d"]))).toBe(0.5);
    expect(termOverlap(new Set(), new Set())).toBe(0);
  });
});
