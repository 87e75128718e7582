import { describe, expect, it } from "vitest";
import { analyseText } from "@/lib/memory/words/analyse-text";
import { hashTerm } from "@/lib/memory/words/hash-terms";
import { analyseMessage } from "./analyse-message";
import { packTerms, unpackFrequency } from "./pack-terms";

const key = Buffer.alloc(32, 7);

describe("packTerms", () => {
  it("sorts hashes and counts statements and questions apart", () => {
    const packed = packTerms(key, analyseText("A lamp. A lamp? The door."));
    expect(packed.terms).toEqual(packed.terms.toSorted((a, b) => a - b));
    const byte = packed.frequencies[packed.terms.indexOf(hashTerm(key, "lamp"))] ?? 0;
    expect(unpackFrequency(byte)).toEqual({ statements: 1, questions: 1 });
    expect(packed.length).toBe(3);
  });

  it("counts no further than four bits hold", () => {
    const [byte = 0] = packTerms(key, analyseText("lamp ".repeat(500))).frequencies;
    expect(unpackFrequency(byte)).toEqual({ statements: 15, questions: 0 });
  });

  it("holds nothing of a text without words", () => {
    expect(packTerms(key, analyseText("😀")).terms).toEqual([]);
  });

  it("holds the day on which a message was said", () => {
    const { terms } = packTerms(key, analyseMessage("A lamp", new Date("2027-05-31T23:00:00Z")));
    expect(terms).toContain(hashTerm(key, "@2027-05-31"));
    expect(terms).toContain(hashTerm(key, "lamp"));
  });
});
