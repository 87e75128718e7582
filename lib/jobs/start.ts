import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import PgBoss from "pg-boss";
import { log } from "@/lib/observability/log";
import { findQueue, setQueue } from "./boss";
import { reclaimRunningJobs, runQueueStatement } from "./commands";
import type { JobDefinition } from "./job";
import { JOB_LEASE_SECONDS, startWorker } from "./worker";

const SCHEMA = "jobs";
/** Where jobs go that failed every time, for an operator to see. */
const DEAD_LETTERS = "dead-letter";
/** Workers of this process are woken at once; this is how soon others find a job. */
const POLLING_INTERVAL_MS = 5_000;
const MAINTENANCE_INTERVAL_SECONDS = 60;
/** Long enough for the transaction that queued the job to commit. */
const WAKE_DELAYS_MS = [30, 500];
const RETRY_DELAY_SECONDS = 2;
const STOP_WAIT_MS = 5_000;

/**
 * Opens the job queue on the application's own connections and starts a worker per definition.
 * Cron, monitoring and LISTEN are left off: the first two cost statements when nothing happens, and the last does
 * not work on the embedded database.
 */
export async function startJobs(definitions: readonly JobDefinition[]): Promise<{ stop: () => Promise<void> }> {
  if (findQueue()) throw new Error("Jobs are already started");
  const boss = new PgBoss({
    schema: SCHEMA,
    schedule: false,
    supervise: true,
    maintenanceIntervalSeconds: MAINTENANCE_INTERVAL_SECONDS,
    db: { executeSql: runQueueStatement },
  });
  boss.on("error", (error) => log().error({ error }, "jobs"));
  await boss.start();
  await untilAlone(() => createQueues(boss, definitions));
  await reclaimRunningJobs();

  const workers = new Map(definitions.map((definition) => [definition.name, startWorker(boss, definition, POLLING_INTERVAL_MS)]));
  const timers = new Set<NodeJS.Timeout>();
  const wakeSoon = (names: readonly string[]) => {
    for (const delayMs of WAKE_DELAYS_MS) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        for (const name of new Set(names)) workers.get(name)?.wake();
      }, delayMs);
      timers.add(timer.unref());
    }
  };
  setQueue({ boss, wakeSoon });
  return {
    stop: async () => {
      setQueue(null);
      timers.forEach(clearTimeout);
      // A job that is still at it runs again when its time is up; nothing it did half-way counts.
      await Promise.race([Promise.all([...workers.values()].map((worker) => worker.stop())), wait(STOP_WAIT_MS, undefined, { ref: false })]);
      await boss.stop({ graceful: false });
    },
  };
}

/** Deadlock, serialization failure, unique violation, already there: another instance makes its queues at this moment. */
const MADE_AT_ONCE = new Set(["40P01", "40001", "23505", "42P07"]);
const MOST_ATTEMPTS = 6;

/**
 * Instances that start together on a new database meet here: a queue is a table of its own, and two that make theirs
 * at once wait for each other. PostgreSQL ends one of them, which tries again and finds them made.
 */
async function untilAlone(work: () => Promise<void>, attempt = 1): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isConflict = error instanceof Error && "code" in error && typeof error.code === "string" && MADE_AT_ONCE.has(error.code);
    if (!isConflict || attempt === MOST_ATTEMPTS) throw error;
    await wait(Math.random() * 200 * attempt);
    await untilAlone(work, attempt + 1);
  }
}

async function createQueues(boss: PgBoss, definitions: readonly JobDefinition[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  if (!known.has(DEAD_LETTERS)) await boss.createQueue(DEAD_LETTERS);
  for (const { name, retryLimit, expireInSeconds: longestSeconds } of definitions) {
    const expireInSeconds = Math.min(JOB_LEASE_SECONDS, longestSeconds);
    // "short": of the jobs with one key at most one waits.
    const policy = "short" as const;
    const options = { name, policy, retryLimit, retryDelay: RETRY_DELAY_SECONDS, retryBackoff: true, expireInSeconds, deadLetter: DEAD_LETTERS };
    if (known.has(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
}
