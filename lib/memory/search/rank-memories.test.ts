import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { MemoryId, type MemoryWorth } from "@/lib/memory/schema";
import { bestMemories, NO_SCORES, rankMemories } from "./rank-memories";
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

describe("rankMemories", () => {
  const at = new Date("2026-11-28T00:00:00Z");
  const known = (change: Partial<MemoryWorth>, scores = NO_SCORES) => ({
    found: { worth: { id: MemoryId.parse(newId()), type: "fact", importance: null, confidence: 1, isPinned: false, validFrom: at.toISOString(), usefulCount: 0, wrongCount: 0, ...change } satisfies MemoryWorth },
    scores,
  });

  it("puts what is pinned, however old and unimportant, before what is fresh and important, where neither matches, and after what does", () => {
    const pinned = known({ isPinned: true, importance: 1, validFrom: "2020-01-01T00:00:00Z" });
    const [fresh, matching] = [known({ importance: 5, usefulCount: 9 }), known({ importance: 1 }, { keyword: 0.1, vector: 0 })];
    const ranked = rankMemories([fresh, pinned, matching], at, { halfLifeInDays: 90, vectorWeight: 0 });
    expect(ranked.map(({ found }) => found)).toEqual([matching.found, pinned.found, fresh.found]);
  });
});
