import { describe, expect, it } from "vitest";
import { scoreMemories, scoreMessages, scoreShare, type Hit, type MessageHit } from "./score-keywords";

const collection = { documents: 1_000, conversations: 40, averageLength: 10 };
const hit = (documentId: number, terms: number[], change: Partial<Hit> = {}): Hit => ({
  documentId,
  length: 10,
  matches: terms.map((term) => ({ term, statements: 1, questions: 0 })),
  ...change,
});
const scoreOf = (scores: { documentId: number | null; score: number }[], documentId: number) =>
  scores.find((scored) => scored.documentId === documentId)?.score ?? 0;

describe("scoreMemories", () => {
  it("a rare word is worth more than a common one, and two more than one", () => {
    const common = Array.from({ length: 300 }, (_, index) => hit(index + 10, [0]));
    const scores = scoreMemories([hit(1, [0]), hit(2, [1]), hit(3, [0, 1]), ...common], [1, 1], collection);
    expect(scoreOf(scores, 2)).toBeGreaterThan(scoreOf(scores, 1));
    expect(scoreOf(scores, 3)).toBeGreaterThan(scoreOf(scores, 2));
  });

  it("a short document beats a long one, mildly", () => {
    const scores = scoreMemories([hit(1, [0], { length: 5 }), hit(2, [0], { length: 60 })], [1], collection);
    expect(scoreOf(scores, 1)).toBeGreaterThan(scoreOf(scores, 2));
    expect(scoreOf(scores, 2)).toBeGreaterThan(scoreOf(scores, 1) / 3);
  });

  it("what was not found at all lowers the score of what was", () => {
    const [alone] = scoreMemories([hit(1, [0])], [1], collection);
    const [partly] = scoreMemories([hit(1, [0])], [1, 1], collection);
    expect(partly?.score).toBeLessThan(alone?.score ?? 0);
  });

  it("stays within 0 and 1", () => {
    const often: Hit = { documentId: 1, length: 1, matches: [{ term: 0, statements: 15, questions: 15 }] };
    const [scored] = scoreMemories([often], [1], { documents: 1, conversations: 1, averageLength: 10 });
    expect(scored?.score).toBeGreaterThan(0.9);
    expect(scored?.score).toBeLessThanOrEqual(1);
  });
});

describe("scoreMessages", () => {
  const at = (documentId: number, depth: number, terms: number[]): MessageHit => ({ ...hit(documentId, terms), depth });

  it("lends a message's words to its neighbours, most to the nearest", () => {
    const places = scoreMessages([[at(1, 10, [0])]], [1], collection);
    const score = (depth: number) => places.find((place) => place.depth === depth)?.score ?? 0;
    expect(score(10)).toBeGreaterThan(score(9));
    expect(score(9)).toBeGreaterThan(score(7));
    expect(score(14)).toBeGreaterThan(0);
    expect(score(15)).toBe(0);
    expect(places.find((place) => place.depth === 9)?.documentId).toBeNull();
  });

  it("finds the answer by the words of its question", () => {
    const question: MessageHit = { documentId: 1, depth: 4, length: 10, matches: [{ term: 0, statements: 0, questions: 1 }] };
    const places = scoreMessages([[question]], [1], collection);
    const score = (depth: number) => places.find((place) => place.depth === depth)?.score ?? 0;
    expect(score(5)).toBeGreaterThan(score(4));
  });

  it("lends nothing across conversations, nor before the first message", () => {
    const places = scoreMessages([[at(1, 0, [0])], [at(2, 1, [1])]], [1, 1], collection);
    expect(places.filter((place) => place.conversation === 1).every((place) => place.score < 0.9)).toBe(true);
    expect(places.every((place) => place.depth >= 0)).toBe(true);
  });

  it("lets the sibling with more of the words stand for its place", () => {
    const places = scoreMessages([[at(1, 3, [0]), at(2, 3, [0, 1])]], [1, 1], collection);
    expect(places.find((place) => place.depth === 3)?.documentId).toBe(2);
  });
});

describe("scoreShare", () => {
  it("never falls as more is found", () => {
    const shares = [0, 0.5, 0.99, 1, 1.01, 2, 50].map((sum) => scoreShare(sum, 1));
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(scoreShare(1, 0)).toBe(0);
  });
});
