import { describe, expect, it } from "vitest";
import { analyseQuery, analyseText } from "./analyse-text";

const terms = (text: string) => [...analyseText(text).terms.keys()];

describe("analyseText", () => {
  it("counts statements and questions apart and leaves stop words out", () => {
    const { terms: counts, length } = analyseText("I like tall lamps. Do you like the lamp?");
    expect(counts.get("lamp")).toEqual({ statements: 1, questions: 1 });
    expect(counts.has("the")).toBe(false);
    expect(length).toBe(5);
  });

  it("finds what was written decomposed, wide or in capitals", () => {
    expect(terms("CAFE\u0301")).toEqual(terms("café"));
    expect(terms("café")).toEqual(terms("cafe"));
  });

  it("stems in the language of the text", () => {
    expect(terms("Ich habe die Hunde in den Häusern gesehen")).toEqual(expect.arrayContaining(["hund", "haus"]));
  });
});

describe("analyseQuery", () => {
  it("weighs words that only frame the question less", () => {
    const weights = Object.fromEntries(analyseQuery("What kind of lamp did I mention?").map(({ forms, weight }) => [forms[0], weight]));
    expect(weights["lamp"]).toBe(1);
    expect(weights["kind"]).toBeLessThan(1);
    expect(Object.keys(weights)).not.toContain("what");
  });

  it("asks for a word in the stem of every language it may be of", () => {
    const [hunde] = analyseQuery("Hunde?");
    expect(hunde?.forms).toContain("hund");
  });

  it("is bounded for a pasted page", () => {
    const page = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(" ");
    expect(analyseQuery(page).length).toBeLessThanOrEqual(48);
  });
});
