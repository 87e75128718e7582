import { describe, expect, it } from "vitest";
import { analyseText } from "./analyse-text";

const terms = (text: string) => [...analyseText(text).terms.keys()];

describe("analyseText", () => {
  it("counts statements and questions apart and leaves stop words out", () => {
    const { terms: counts, length } = analyseText("I like tall lamps. Do you like the lamp?");
    expect(counts.get("lamp")).toEqual({ statements: 1, questions: 1 });
    expect(counts.has("the")).toBe(false);
    expect(length).toBe(5);
  });

  it("names each word once as it was before it was stemmed", () => {
    expect([...analyseText("Hives and hives of the bees. More Hives?").words]).toEqual(["hives", "bees", "more"]);
  });

  it("finds what was written decomposed, wide or in capitals", () => {
    expect(terms("CAFE\u0301")).toEqual(terms("café"));
    expect(terms("café")).toEqual(terms("cafe"));
  });

  it("stems in the language of the text", () => {
    expect(terms("Ich habe die Hunde in den Häusern gesehen")).toEqual(expect.arrayContaining(["hund", "haus"]));
  });
});
