import type { Candidate } from "./candidate";
import { isSingleValued, type KnownMemory, relateByRules } from "./decide-change";

/** A memory under the same key, in force or replaced. */
export type PastMemory = KnownMemory & { readonly supersededAt: Date | null };

export type PlaceInHistory = {
  /** What was known then said the same: it is heard again and nothing is added. */
  readonly sameAs?: string;
  /** What took its place, and when. */
  readonly closedBy: { readonly id: string; readonly at: Date };
  /** What was known before and held until now only because this was not known: it ends where this begins. */
  readonly closesId?: string;
};

/**
 * Where older news that arrive late belong. Under a key of one value they stand between the one before and the next one
 * after, so that "as of" has one answer for every day. A newer one is never touched.
 *
 * @param newer what `decideChange` found to be newer
 * @param ofKey every memory under the candidate's key
 */
export function placeInHistory(candidate: Candidate, saidAt: Date, newer: KnownMemory | undefined, ofKey: readonly PastMemory[]): PlaceInHistory {
  if (!newer) throw new Error("Older news are closed by newer ones that are known");
  const isChained = candidate.key !== undefined && candidate.key === newer.key && isSingleValued(candidate.key);
  if (!isChained) return { closedBy: { id: newer.id, at: newer.learnedAt } };
  const after = ofKey.filter(({ learnedAt }) => learnedAt > saidAt).toSorted((first, second) => first.learnedAt.getTime() - second.learnedAt.getTime());
  const then = ofKey.find(({ learnedAt, supersededAt }) => learnedAt <= saidAt && supersededAt !== null && supersededAt > saidAt);
  const next = after[0] ?? newer;
  const closedBy = { id: next.id, at: next.learnedAt };
  if (then && relateByRules(candidate, then) === "same") return { closedBy, sameAs: then.id };
  return { closedBy, ...(then ? { closesId: then.id } : {}) };
}
