import { describe, expect, it } from "vitest";
import { collapseDuplicates, termOverlap } from "./collapse-duplicates";

const collapse = (texts: string[], limit = 10) => collapseDuplicates(texts, (text) => text, limit);

describe("collapseDuplicates", () => {
  it("keeps the first of texts that say the same", () => {
    expect(collapse(["Likes green tea", "likes GREEN teas.", "Likes black tea"])).toEqual(["Likes green tea", "Likes black tea"]);
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
