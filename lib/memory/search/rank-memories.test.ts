import { describe, expect, it } from "vitest";
import { bestMemories } from "./rank-memories";
import { askedForms, type Hit } from "./weigh-terms";

const asked = askedForms(["bees", "maps"].map((word) => ({ word, weight: 1, forms: [{ form: word, weight: 1 }] })));
const memories = { documents: 1_000, conversations: 1, averageLength: 10 };
/** The longer a text, the less its one word says. */
const hit = (documentId: number, length: number): Hit => ({ documentId, length, matches: [{ form: 0, statements: 1, questions: 0 }] });

describe("bestMemories", () => {
  it("joins words and meaning: what is near in meaning passes what has slightly better words, and keeps its own", () => {
    const pools = { memories, memoryHits: [hit(1, 5), hit(2, 6), hit(3, 7), hit(4, 40)], nearMemories: [{ documentId: 4, similarity: 0.9 }, { documentId: 9, similarity: 0.8 }, { documentId: 8, similarity: -0.5 }] };
    const found = bestMemories(pools, asked, { vectorWeight: 0.8, limit: 3 });
    expect([...found.keys()]).toEqual([4, 9, 1]);
    expect(found.get(4)?.keyword).toBeGreaterThan(0);
    expect(found.get(9)).toEqual({ keyword: 0, vector: 0.8 });
    expect([...bestMemories(pools, asked, { vectorWeight: 0, limit: 2 }).keys()]).toEqual([1, 2]);
    expect(bestMemories(pools, asked, { vectorWeight: 0.8, limit: 10 }).get(8)).toEqual({ keyword: 0, vector: 0 });
  });
});
