import { describe, expect, it } from "vitest";
import { analyseQuery } from "./analyse-query";
import type { MessagePools } from "./rank-places";
import { candidateTerms, weighCandidates } from "./words-of-best";

const said = (text: string, relevanceScore: number) => ({ message: { text, createdAt: new Date("2027-05-04T10:00:00Z") }, relevanceScore });
const asked = analyseQuery("How do you sleep?");
const formsOf = (terms: readonly { forms: readonly { form: string }[] }[]) => terms.flatMap(({ forms }) => forms.map(({ form }) => form));

describe("candidateTerms", () => {
  it("are words of the best three messages that the question does not hold, the most relevant first", () => {
    const candidates = candidateTerms([said("Sleep: valerian", 0.9), said("valerian and hops", 0.5), said("hops", 0.3), said("marmalade", 0.2)], asked);
    expect(formsOf(candidates)).toEqual(expect.arrayContaining(["valerian", "hop"]));
    expect(formsOf(candidates).indexOf("valerian")).toBeLessThan(formsOf(candidates).indexOf("hop"));
    expect(formsOf(candidates)).not.toContain("sleep");
    expect(formsOf(candidates)).not.toContain("marmalad");
    expect(candidates[0]?.relevance).toBeGreaterThanOrEqual(candidates[1]?.relevance ?? 0);
  });

  it("count for nothing until it is known how rare they are", () => {
    expect(candidateTerms([said("valerian", 0.9)], asked).every(({ weight }) => weight === 0)).toBe(true);
  });

  it("are a bounded number, however long the message", () => {
    const letter = Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(" ");
    expect(candidateTerms([said(letter, 0.9)], asked)).toHaveLength(64);
  });

  it("are none where nothing was found", () => {
    expect(candidateTerms([], asked)).toEqual([]);
    expect(weighCandidates([], poolsOf([]), 0)).toEqual([]);
  });
});

/** Each message holds the forms at these places. */
function poolsOf(messages: readonly (readonly number[])[], more: { documents?: number; shares?: ReadonlyMap<number, number> } = {}): MessagePools {
  const hits = messages.map((forms, index) => ({ documentId: index + 1, depth: index, length: 5, matches: forms.map((form) => ({ form, statements: 1, questions: 0 })) }));
  return { messageHits: [{ conversationId: "one", hits }], nearMessages: [], messages: { documents: 100, conversations: 1, averageLength: 5, ...more } };
}

describe("weighCandidates", () => {
  const candidates = candidateTerms([said("alder birch cedar", 0.9)], []).slice(0, 3);
  const weights = (pools: MessagePools) => weighCandidates(candidates, pools, 10).map(({ weight }) => weight);

  it("gives the rarest the most, and never more than a tenth of a word that was asked for", () => {
    const [first = 0, second = 0] = weights(poolsOf([[10], [10], [11], [11], [11], [11]]));
    expect(first).toBeCloseTo(0.1);
    expect(second).toBeGreaterThan(0);
    expect(second).toBeLessThan(first);
  });

  it("leaves out what stands in one message, in many, or was too frequent to be looked for", () => {
    const many = Array.from({ length: 6 }, () => [11]);
    expect(weights(poolsOf([[10], ...many, [12], [12]], { shares: new Map([[12, 0.3]]) }))).toEqual([0, 0, 0]);
  });

  it("does not count words of the question as candidates", () => {
    expect(weights(poolsOf([[0], [0], [9]]))).toEqual([0, 0, 0]);
  });

  it("keeps ten at most", () => {
    const many = candidateTerms([said(Array.from({ length: 30 }, (_, index) => `tree${index}`).join(" "), 0.9)], []);
    const pools = poolsOf(many.flatMap((_, index) => Array.from({ length: 2 + (index % 3) }, () => [index])), { documents: 10_000 });
    expect(weighCandidates(many, pools, 0).filter(({ weight }) => weight > 0)).toHaveLength(10);
  });
});
