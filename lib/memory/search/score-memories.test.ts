import { describe, expect, it } from "vitest";
import { scoreMemories } from "./score-memories";
import { askedForms, type Hit } from "./weigh-terms";

const collection = { documents: 1_000, conversations: 40, averageLength: 10 };
const asking = (...words: string[]) => askedForms(words.map((word) => ({ word, weight: 1, forms: [{ form: word, weight: 1 }] })));
const hit = (documentId: number, forms: number[], change: Partial<Hit> = {}): Hit => ({ documentId, length: 10, matches: forms.map((form) => ({ form, statements: 1, questions: 0 })), ...change });
/** The hits of these tests are numbered in their order. */
const scoreOf = (scores: Float64Array, documentId: number) => scores[documentId - 1] ?? 0;

describe("scoreMemories", () => {
  it("a rare word is worth more than a common one, and two more than one", () => {
    const common = Array.from({ length: 300 }, (_, index) => hit(index + 10, [0]));
    const scores = scoreMemories([hit(1, [0]), hit(2, [1]), hit(3, [0, 1]), ...common], asking("a", "b"), collection);
    expect(scoreOf(scores, 2)).toBeGreaterThan(scoreOf(scores, 1));
    expect(scoreOf(scores, 3)).toBeGreaterThan(scoreOf(scores, 2));
  });

  it("a short document beats a long one, mildly", () => {
    const scores = scoreMemories([hit(1, [0], { length: 5 }), hit(2, [0], { length: 60 })], asking("a"), collection);
    expect(scoreOf(scores, 1)).toBeGreaterThan(scoreOf(scores, 2));
    expect(scoreOf(scores, 2)).toBeGreaterThan(scoreOf(scores, 1) / 3);
  });

  it("what was not found at all lowers the score of what was", () => {
    const [alone] = scoreMemories([hit(1, [0])], asking("a"), collection);
    const [partly] = scoreMemories([hit(1, [0])], asking("a", "b"), collection);
    expect(partly).toBeLessThan(alone ?? 0);
  });

  it("the word itself beats a related one, and a related one beats nothing", () => {
    const asked = askedForms([{ word: "pet", weight: 1, forms: [{ form: "pet", weight: 1 }, { form: "dog", weight: 0.3 }] }]);
    const scores = scoreMemories([hit(1, [0]), hit(2, [1])], asked, collection);
    expect(scoreOf(scores, 1)).toBeGreaterThan(scoreOf(scores, 2));
    expect(scoreOf(scores, 2)).toBeGreaterThan(0);
  });

  it("stays within 0 and 1", () => {
    const often: Hit = { documentId: 1, length: 1, matches: [{ form: 0, statements: 15, questions: 15 }] };
    const [scored] = scoreMemories([often], asking("a"), { documents: 1, conversations: 1, averageLength: 10 });
    expect(scored).toBeGreaterThan(0.9);
    expect(scored).toBeLessThanOrEqual(1);
  });
});
