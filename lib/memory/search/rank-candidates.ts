import type { MemoryType, ScoreParts } from "@/lib/memory/schema";

/** What ranking needs to know of a candidate. Times are ages, so that a test needs no clock. */
export type RankingInput = {
  readonly id: string;
  /** 0–1; 0 when the pool did not hold it. */
  readonly keyword: number;
  /** Cosine similarity, 0–1; 0 when the pool did not hold it. */
  readonly vector: number;
  readonly ageInDays: number;
  readonly importance?: number | null;
  readonly confidence?: number;
  readonly type?: MemoryType;
  readonly isPinned?: boolean;
  /** What people said of it, as `feedbackFactor` counts it: 0.6–1.3. */
  readonly feedback?: number;
};
export type Ranked<Input> = {
  readonly candidate: Input;
  /** What words and meaning came to, 0–1, before anything multiplies it: by this it is decided what is shown at all. */
  readonly foundScore: number;
  readonly relevanceScore: number;
  readonly scoreParts: ScoreParts;
};

export type RankingOptions = {
  readonly halfLifeInDays: number;
  /** How far an embedder is trusted next to words, 0–1: a hashed one little, a learnt one almost as far. */
  readonly vectorWeight: number;
};

const RECENCY_FLOOR = 0.5;
const LEAST_IMPORTANCE = 0.8;
const MOST_IMPORTANCE = 1.25;
const CONFIDENCE_FLOOR = 0.7;

/** 1 → 0.8, 3 or unknown → 1, 5 → 1.25. */
export function importanceFactor(importance: number | null | undefined): number {
  if (importance === null || importance === undefined) return 1;
  return importance <= 3 ? LEAST_IMPORTANCE + ((importance - 1) / 2) * (1 - LEAST_IMPORTANCE) : 1 + ((importance - 3) / 2) * (MOST_IMPORTANCE - 1);
}

/** Halves what is above the floor every half-life. A preference or a pinned memory does not age. */
export function recencyFactor(input: Pick<RankingInput, "ageInDays" | "type" | "isPinned">, halfLifeInDays: number): number {
  if (input.isPinned === true || input.type === "preference") return 1;
  return RECENCY_FLOOR + (1 - RECENCY_FLOOR) * 0.5 ** (Math.max(0, input.ageInDays) / halfLifeInDays);
}

/**
 * Orders the union of the keyword and the vector pool. The two are joined as independent evidence
 * (1 − (1 − a)(1 − b)), so that either alone can win; multipliers then reorder within bounds and filter nothing.
 * Ties keep the older id first, so that the same question always builds the same context.
 */
export function rankCandidates<Input extends RankingInput>(candidates: readonly Input[], options: RankingOptions): Ranked<Input>[] {
  return candidates
    .map((candidate) => {
      const scoreParts = {
        keyword: candidate.keyword,
        vector: candidate.vector,
        importance: importanceFactor(candidate.importance),
        recency: recencyFactor(candidate, options.halfLifeInDays),
        confidence: CONFIDENCE_FLOOR + (1 - CONFIDENCE_FLOOR) * (candidate.confidence ?? 1),
        feedback: candidate.feedback ?? 1,
        spread: 1,
      };
      const foundScore = 1 - (1 - clamp(candidate.keyword)) * (1 - options.vectorWeight * clamp(candidate.vector));
      const relevanceScore = clamp(foundScore * scoreParts.importance * scoreParts.recency * scoreParts.confidence * scoreParts.feedback);
      return { candidate, foundScore, relevanceScore, scoreParts };
    })
    .toSorted((a, b) => b.relevanceScore - a.relevanceScore || a.candidate.id.localeCompare(b.candidate.id));
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
