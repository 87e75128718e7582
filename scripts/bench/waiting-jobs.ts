import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

const LOOK_EVERY_MS = 20;
const GIVE_UP_AFTER_MS = 180_000;

/**
 * Waits until no job of a kind is left, once `isSent` says that the last one was queued.
 * @returns how long each look took, in milliseconds: as long as anybody's statement has to wait for the work
 * @throws when jobs still wait after three minutes
 */
export async function untilDone(connectionString: string, jobName: string, isSent: () => boolean = () => true): Promise<number[]> {
  const observer = new pg.Client({ connectionString });
  await observer.connect();
  const startedAtMs = performance.now();
  const waitsMs: number[] = [];
  try {
    for (let waiting = 1; waiting > 0 || !isSent(); ) {
      if (performance.now() - startedAtMs > GIVE_UP_AFTER_MS) throw new Error(`${waiting} jobs (${jobName}) still wait after ${GIVE_UP_AFTER_MS} ms`);
      await wait(LOOK_EVERY_MS);
      const askedAtMs = performance.now();
      const { rows } = await observer.query<{ waiting: number }>("SELECT count(*)::int AS waiting FROM jobs.job WHERE name = $1 AND state IN ('created', 'retry', 'active')", [jobName]);
      waitsMs.push(performance.now() - askedAtMs);
      waiting = rows[0]?.waiting ?? 0;
    }
    return waitsMs;
  } finally {
    await observer.end();
  }
}
