/** From here on the cost of a row is small beside the text in it. */
const FULL_BATCH = 4_096;

/** How long the first words wait at most, the next, and those after them; then `LONGEST_WAIT_MS`. */
const EARLY_WAITS_MS = [200, 500, 1_000] as const;
const LONGEST_WAIT_MS = 2_000;

/**
 * Whether waiting events are to be written. Each batch costs about 400 bytes beside its text: many small ones would
 * write several times the reply, none would lose it with the process. So a fast reply is written in big batches, and a slow
 * one every two seconds, which is the most that a process takes along when it dies. The beginning is written more often:
 * two seconds of a reply that runs for three are most of it.
 * @param waiting characters of text that wait, for how long the oldest has, and how many batches are written already
 */
export function isBatchDue(waiting: { characters: number; ageMs: number; batchCount: number }): boolean {
  const { characters, ageMs, batchCount } = waiting;
  return characters >= FULL_BATCH || (ageMs >= 200 && characters >= 512) || ageMs >= (EARLY_WAITS_MS[batchCount] ?? LONGEST_WAIT_MS);
}
