import { describe, expect, it } from "vitest";
import { scoreMessages } from "./score-messages";
import { askedForms, type MessageHit } from "./weigh-terms";

const collection = { documents: 1_000, conversations: 40, averageLength: 10 };
const asking = (...words: string[]) => askedForms(words.map((word) => ({ word, weight: 1, forms: [{ form: word, weight: 1 }] })));
const at = (documentId: number, depth: number, forms: number[]): MessageHit => ({ documentId, depth, length: 10, matches: forms.map((form) => ({ form, statements: 1, questions: 0 })) });
const sumsOf = (conversations: MessageHit[][], asked = asking("a")) => {
  const { places } = scoreMessages(conversations, asked, collection);
  return (depth: number, conversation = 0) => places.find((place) => place.depth === depth && place.conversation === conversation)?.sum ?? 0;
};

describe("scoreMessages", () => {
  it("lends a message's words to its neighbours, most to the nearest", () => {
    const sum = sumsOf([[at(1, 10, [0])]]);
    expect(sum(10)).toBeGreaterThan(sum(9));
    expect(sum(9)).toBeGreaterThan(sum(7));
    expect(sum(6)).toBeGreaterThan(0);
    expect(sum(14)).toBeGreaterThan(0);
    expect([sum(5), sum(15)]).toEqual([0, 0]);
    expect(scoreMessages([[at(1, 10, [0])]], asking("a"), collection).places.find((place) => place.depth === 9)?.documentId).toBeNull();
  });

  it("adds up what comes from both sides, whatever the order of the hits", () => {
    const both = sumsOf([[at(2, 12, [0]), at(1, 10, [0])]]);
    expect(both(11)).toBeGreaterThan(sumsOf([[at(1, 10, [0])]])(11));
    expect(sumsOf([[at(1, 10, [0]), at(2, 12, [0])]])(11)).toBe(both(11));
  });

  it("scores far places of a conversation as if they were alone", () => {
    const far = sumsOf([[at(1, 3, [0]), at(2, 50_000, [0])]]);
    expect(far(50_000)).toBeCloseTo(far(3), 10);
  });

  it("finds the answer by the words of its question", () => {
    const question: MessageHit = { documentId: 1, depth: 4, length: 10, matches: [{ form: 0, statements: 0, questions: 1 }] };
    const sum = sumsOf([[question]]);
    expect(sum(5)).toBeGreaterThan(sum(4));
  });

  it("lends nothing across conversations, nor before the first message", () => {
    const sum = sumsOf([[at(1, 0, [0])], [at(2, 1, [1])]], asking("a", "b"));
    const alone = sumsOf([[], [at(2, 1, [1])]], asking("a", "b"));
    expect(sum(1, 1)).toBe(alone(1, 1));
    expect(scoreMessages([[at(1, 0, [0])]], asking("a"), collection).places.every((place) => place.depth >= 0)).toBe(true);
  });

  it("lets the sibling with more of the words stand for its place", () => {
    const { places } = scoreMessages([[at(1, 3, [0]), at(2, 3, [0, 1])]], asking("a", "b"), collection);
    expect(places.find((place) => place.depth === 3)?.documentId).toBe(2);
  });
});
