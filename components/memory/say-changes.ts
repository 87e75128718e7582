import type { RunChange } from "@/lib/memory/questions/schema";

const ALL_SAME: Record<number, string> = { 1: "As before.", 2: "Both are as before." };

/** What running test questions showed, in one sentence: "2 better, 1 worse, 3 as before." */
export function sayChanges(changes: readonly RunChange[]): string {
  const count = (wanted: RunChange) => changes.filter((change) => change === wanted).length;
  const [better, worse, same, gone] = [count("better"), count("worse"), count("same"), count("nothing-to-compare")];
  if (changes.length === 0) return "There was nothing to run.";
  if (same === changes.length) return ALL_SAME[same] ?? `All ${same} are as before.`;
  const parts = [
    better > 0 && `${better} better`,
    worse > 0 && `${worse} worse`,
    same > 0 && `${same} as before`,
    gone > 0 && `${gone} with nothing left to expect`,
  ].filter((part) => part !== false);
  return `${parts.join(", ")}.`;
}
