import type { Standing } from "./schema";

export type Recall = { readonly found: number; readonly expected: number };

/**
 * How much of what was expected came before the model: recall at k, where k is what a turn takes. What was forgotten, hidden
 * or has expired is not expected any more, and two that were replaced by one thing count once.
 */
export function recallOfRun(standings: readonly Standing[]): Recall {
  const isFound = new Map<string, boolean>();
  for (const { kind, currentId, state, isInView } of standings) {
    if (state === "here") isFound.set(`${kind} ${currentId}`, isInView);
  }
  return { found: [...isFound.values()].filter(Boolean).length, expected: isFound.size };
}
