import { MEMORY_TYPES, type MemoryType } from "@/lib/memory/schema";
import type { LearnedOnDay } from "@/lib/memory/timeline/schema";

const DAY_IN_MS = 86_400_000;
/** The first days would else be one broad block. */
const FEWEST_DAYS = 14;

/** A stretch of whole days, with what was learned in it. */
export type Stack = { from: string; to: string; total: number; counts: Record<MemoryType, number> };

/** What was learned, in equal stretches of whole days from the first (or two weeks ago) to today, in no more bars than asked. */
export function stackBars(learned: readonly LearnedOnDay[], today: string, mostBars: number): Stack[] {
  const numberOf = (day: string) => Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_IN_MS);
  const dayOfNumber = (number: number) => new Date(number * DAY_IN_MS).toISOString().slice(0, 10);
  if (learned.length === 0) return [];
  const last = Math.max(numberOf(today), ...learned.map(({ day }) => numberOf(day)));
  const first = Math.min(last - FEWEST_DAYS + 1, ...learned.map(({ day }) => numberOf(day)));
  const daysPerBar = Math.ceil((last - first + 1) / mostBars);
  const stacks = Array.from({ length: Math.ceil((last - first + 1) / daysPerBar) }, (_, index): Stack => {
    const from = first + index * daysPerBar;
    return { from: dayOfNumber(from), to: dayOfNumber(Math.min(last, from + daysPerBar - 1)), total: 0, counts: emptyCounts() };
  });
  for (const { day, type, count } of learned) {
    const stack = stacks[Math.floor((numberOf(day) - first) / daysPerBar)];
    if (!stack) continue;
    stack.total += count;
    stack.counts[type] += count;
  }
  return stacks;
}

const emptyCounts = (): Record<MemoryType, number> => ({ fact: 0, preference: 0, event: 0, system: 0 });

/** Types that occur in any of the stacks, in their usual order. */
export const typesIn = (stacks: readonly Stack[]): MemoryType[] => MEMORY_TYPES.filter((type) => stacks.some(({ counts }) => counts[type] > 0));
