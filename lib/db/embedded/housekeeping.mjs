/**
 * What a PostgreSQL server's background processes do and the single process of the embedded one does not: without a
 * checkpoint the write-ahead log, and the time to recover from a crash, grow for ever.
 */
const CHECKPOINT_EVERY_MS = 5 * 60_000;
const RETRY_WHEN_BUSY_MS = 1_000;

/**
 * @param {{ isIdle(): boolean, run(sql: string): Promise<void> }} backend
 * @returns {() => void} stops it
 */
export function startHousekeeping(backend) {
  /** @type {NodeJS.Timeout} */
  let timer;
  const wait = (/** @type {number} */ milliseconds) => {
    timer = setTimeout(() => void tend(), milliseconds).unref();
  };
  async function tend() {
    if (!backend.isIdle()) return wait(RETRY_WHEN_BUSY_MS);
    await backend.run("CHECKPOINT");
    wait(CHECKPOINT_EVERY_MS);
  }
  wait(CHECKPOINT_EVERY_MS);
  return () => clearTimeout(timer);
}
