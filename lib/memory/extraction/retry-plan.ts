import type { ModelFailureCode } from "@/lib/models/types";

/** What a job knows of its earlier tries. `failures` were the fault of the answer, `waits` of a model that was away. */
export type Tries = { readonly failures: number; readonly waits: number };

export type RetryPlan =
  | { readonly action: "try-again"; readonly afterSeconds: number; readonly tries: Tries }
  /** Given up: an operator has to look at it. */
  | { readonly action: "park"; readonly attempts: number };

/** The model is not there, too busy or not let in: no answer of its own is at fault, and waiting helps. */
const AWAY: ReadonlySet<string> = new Set<ModelFailureCode>([
  "refused", "timeout-connect", "timeout-first-token", "stalled", "rate-limited", "provider-error", "unauthorized", "not-found", "cut-off", "bad-response", "wrong-content-type", "aborted",
]);

/** Whether a failure was of a model that is away, and no fault of its answer. */
export const isAway = (code: string): boolean => AWAY.has(code);

/** So many answers that cannot be used are enough: the next one will not be better. */
const MOST_FAILURES = 5;
/** At the longest pause a model that is away for a week has been asked two thousand times. */
const MOST_WAITS = 2_016;
const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 300;

/**
 * When to try again after a failure. Pauses double up to five minutes, so that a model that was away for an hour is
 * asked a score of times and caught up with minutes after it is back.
 *
 * @param random 0 to 1: shortens a pause by up to a quarter, so that a thousand jobs do not come back at once
 */
export function planRetry(code: string, tries: Tries, random: number): RetryPlan {
  const isWaiting = isAway(code);
  const failures = tries.failures + (isWaiting ? 0 : 1);
  const waits = tries.waits + (isWaiting ? 1 : 0);
  if (failures >= MOST_FAILURES || waits >= MOST_WAITS) return { action: "park", attempts: failures + waits };
  const doubled = FIRST_PAUSE_SECONDS * 2 ** Math.min(10, (isWaiting ? waits : failures) - 1);
  const afterSeconds = Math.round(Math.min(LONGEST_PAUSE_SECONDS, doubled) * (1 - random / 4));
  return { action: "try-again", afterSeconds, tries: { failures, waits } };
}
