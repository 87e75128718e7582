/** From here on the cost of a row is small beside the text in it. */
const FULL_BATCH = 4_096;

/**
 * Whether waiting events are to be written. Each batch costs about 400 bytes beside its text: many small ones would
 * write several times the reply, none would lose it with the process. So a fast reply is written in big batches, a slow
 * one every two seconds, which is the most that a process takes along when it dies, and the first words at once.
 * @param waiting characters of text that wait, and for how long the oldest has
 */
export function isBatchDue(waiting: { characters: number; ageMs: number; isFirst: boolean }): boolean {
  const { characters, ageMs, isFirst } = waiting;
  return characters >= FULL_BATCH || (ageMs >= 200 && (isFirst || characters >= 512)) || ageMs >= 2_000;
}
