import { feedbackFactor } from "@/lib/memory/feedback/feedback-factor";
import type { MemoryWorth, ScoreParts } from "@/lib/memory/schema";
import { leastOfBest } from "./least-of-best";
import type { Pools } from "./pools";
import { rankCandidates, type RankingOptions } from "./rank-candidates";
import { scoreMemories } from "./score-memories";
import type { AskedForms } from "./weigh-terms";

const DAY_MS = 86_400_000;

/** What a search found of memories, by words and by meaning. */
type MemoryPools = Pick<Pools, "memoryHits" | "nearMemories" | "memories">;
export type Scores = { readonly keyword: number; readonly vector: number };
export const NO_SCORES: Scores = { keyword: 0, vector: 0 };

/** Best first, before the multipliers are known: evidence is joined as in `rankCandidates`. */
function bestFirst<Item>(items: Iterable<Item>, scoresOf: (item: Item) => Scores, weight: number, limit: number): Item[] {
  return Array.from(items, (item) => ({ item, score: 1 - (1 - scoresOf(item).keyword) * (1 - weight * scoresOf(item).vector) }))
    .toSorted((first, second) => second.score - first.score)
    .slice(0, limit)
    .map(({ item }) => item);
}

/** The union of both pools, best first. */
export function bestMemories(pools: MemoryPools, asked: AskedForms, { vectorWeight, limit }: { readonly vectorWeight: number; readonly limit: number }): ReadonlyMap<number, Scores> {
  const near = new Map(pools.nearMemories.map(({ documentId, similarity }) => [documentId, Math.max(0, similarity)]));
  const keywords = scoreMemories(pools.memoryHits, asked, pools.memories);
  // What has no vector among the nearest is among the best only if it is by its words.
  const least = leastOfBest(keywords, limit);
  const scores = new Map<number, Scores>();
  pools.memoryHits.forEach(({ documentId }, index) => {
    const keyword = keywords[index] ?? 0;
    if (keyword >= least || near.has(documentId)) scores.set(documentId, { keyword, vector: near.get(documentId) ?? 0 });
  });
  for (const [documentId, vector] of near) if (!scores.has(documentId)) scores.set(documentId, { keyword: 0, vector });
  return new Map(bestFirst(scores, ([, each]) => each, vectorWeight, limit));
}

/** A memory found, which need not have been opened yet. */
type WithWorth = { readonly worth: MemoryWorth };
export type RankedMemory<Found> = { readonly found: Found; readonly foundScore: number; readonly relevanceScore: number; readonly scoreParts: ScoreParts };

/** Orders memories, best first, by what was found of them and what they are worth. */
export function rankMemories<Found extends WithWorth>(memories: readonly { readonly found: Found; readonly scores: Scores }[], at: Date, options: RankingOptions): RankedMemory<Found>[] {
  const candidates = memories.map(({ found, scores }) => ({
    ...scores,
    id: found.worth.id,
    found,
    ageInDays: (at.getTime() - Date.parse(found.worth.validFrom)) / DAY_MS,
    importance: found.worth.importance,
    confidence: found.worth.confidence,
    type: found.worth.type,
    isPinned: found.worth.isPinned,
    feedback: feedbackFactor(found.worth),
  }));
  // Without a match the order is still by worth: pinned first, then importance and freshness.
  const worth = ({ candidate, scoreParts }: { candidate: { isPinned: boolean }; scoreParts: ScoreParts }) =>
    (candidate.isPinned ? 10 : 0) + scoreParts.importance * scoreParts.recency * scoreParts.confidence * scoreParts.feedback;
  return rankCandidates(candidates, options)
    .toSorted((first, second) => second.relevanceScore - first.relevanceScore || worth(second) - worth(first))
    .map(({ candidate, foundScore, relevanceScore, scoreParts }) => ({ found: candidate.found, foundScore, relevanceScore, scoreParts }));
}
