import { describe, expect, it } from "vitest";
import { askedForms, type Hit, weighTerms } from "./weigh-terms";

const collection = { documents: 1_000, conversations: 40, averageLength: 10 };
const asked = askedForms([
  { word: "pet", weight: 1, forms: [{ form: "pet", weight: 1 }, { form: "dog", weight: 0.3 }] },
  { word: "lamp", weight: 0.5, forms: [{ form: "lamp", weight: 1 }] },
]);
const hits = (count: number, ...forms: number[]): Hit[] =>
  Array.from({ length: count }, (_, index) => ({ documentId: index, length: 10, matches: forms.map((form) => ({ form, statements: 1, questions: 0 })) }));

describe("weighTerms", () => {
  it("takes the rarity of the word that was asked, not of its relatives", () => {
    const few = weighTerms(asked, [hits(5, 0)], collection, { byConversation: false });
    const manyRelatives = weighTerms(asked, [[...hits(5, 0), ...hits(400, 1)]], collection, { byConversation: false });
    expect(manyRelatives.terms[0]).toBe(few.terms[0]);
  });

  it("takes that of its relatives where the word itself does not occur", () => {
    const { terms } = weighTerms(asked, [hits(400, 1)], collection, { byConversation: false });
    expect(terms[0]).toBeLessThan(weighTerms(asked, [hits(5, 1)], collection, { byConversation: false }).terms[0] ?? 0);
  });

  it("counts a document with two forms of a word once", () => {
    const both = askedForms([{ word: "x", weight: 1, forms: [{ form: "a", weight: 1 }, { form: "b", weight: 1 }] }]);
    expect(weighTerms(both, [hits(50, 0, 1)], collection, { byConversation: false }).terms).toEqual(weighTerms(both, [hits(50, 0)], collection, { byConversation: false }).terms);
  });

  it("counts a common relative less than it was given, and a rare one at most half more", () => {
    const common = weighTerms(asked, [[...hits(50, 0), ...hits(500, 1)]], collection, { byConversation: false }).forms[1] ?? 0;
    const rare = weighTerms(asked, [[...hits(500, 0), ...hits(1, 1)]], collection, { byConversation: false }).forms[1] ?? 0;
    expect(common).toBeLessThan(0.3);
    expect(rare).toBeCloseTo(0.45, 5);
  });

  it("takes the rarity of what was not looked for from its share", () => {
    const counted = weighTerms(asked, [hits(300, 2)], collection, { byConversation: false });
    const told = weighTerms(asked, [hits(10, 2)], { ...collection, shares: new Map([[2, 0.3]]) }, { byConversation: false });
    expect(told.terms[1]).toBeCloseTo(counted.terms[1] ?? 0, 10);
  });

  it("values what was said in few conversations", () => {
    const one = weighTerms(asked, [hits(20, 0)], collection, { byConversation: true });
    const twenty = weighTerms(asked, Array.from({ length: 20 }, () => hits(1, 0)), collection, { byConversation: true });
    expect(one.terms[0]).toBeGreaterThan(twenty.terms[0] ?? 0);
  });
});
