import type { MemoryRecord } from "@/lib/memory/contract";

const DAY_IN_MS = 86_400_000;
const FLOOR = 0.5;

/**
 * How much of its weight a memory still has, 0 to 1, as the ranking takes it: halved every half-life down to a
 * floor. What is pinned or a preference does not fade.
 */
export function freshnessOf(memory: Pick<MemoryRecord, "type" | "is_pinned" | "valid_from">, now: string, halfLifeInDays: number): number {
  if (memory.is_pinned || memory.type === "preference") return 1;
  const ageInDays = Math.max(0, (Date.parse(now) - Date.parse(memory.valid_from)) / DAY_IN_MS);
  return Math.max(FLOOR, 0.5 ** (ageInDays / halfLifeInDays));
}
