import "server-only";
import type PgBoss from "pg-boss";
import { log } from "@/lib/observability/log";
import { renewJobs, takeJobs } from "./commands";
import type { JobDefinition } from "./job";

/** How long a job stays its worker's own without a sign of life. On the embedded database nobody need wait for it: see `reclaimRunningJobs`. */
export const JOB_LEASE_SECONDS = 40;
const RENEW_INTERVAL_MS = 10_000;

export type Worker = { readonly wake: () => void; readonly stop: () => Promise<void> };

/**
 * Takes one job after another from its queue; when there is none, sleeps until woken or for the polling interval.
 * pg-boss's own worker is not used: it leaves the promise that completes a job alone, so that a database that is
 * away just then ends the process, and it sleeps between two jobs even when more are waiting.
 */
export function startWorker(boss: PgBoss, definition: JobDefinition, pollingIntervalMs: number): Worker {
  let isStopping = false;
  let wasWoken = false;
  let endSleep: (() => void) | null = null;

  const wake = () => {
    wasWoken = true;
    endSleep?.();
  };
  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollingIntervalMs).unref();
      endSleep = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    while (!isStopping) {
      wasWoken = false;
      // While the database is away this answers "nothing to do".
      const [job] = await boss.fetch<object>(definition.name, { includeMetadata: true });
      if (job) await runJob(boss, definition, job);
      else if (!wasWoken && !isStopping) await sleep();
    }
  }
  const running = run().catch((error: unknown) => log().fatal({ job: definition.name, error }, "a worker ended"));
  return {
    wake,
    stop: async () => {
      isStopping = true;
      wake();
      await running;
    },
  };
}

/**
 * A failing job leaves the name of its error in the database and no more: a message could quote what a person
 * wrote. When the outcome cannot be written, the job counts as dead when its lease is over, and runs again.
 */
async function runJob(boss: PgBoss, definition: JobDefinition, job: PgBoss.JobWithMetadata<object>): Promise<void> {
  const startedAtMs = performance.now();
  const { name, payload, onceFor } = definition;
  const about = { job: name, jobId: job.id };
  const jobIds = [job.id];
  const takeAlong = async (payloads: readonly unknown[]) => {
    if (!onceFor || payloads.length === 0) return [];
    const taken = await takeJobs(name, payloads.map(onceFor));
    jobIds.push(...taken.map(({ id }) => id));
    return taken.map(({ data }) => payload.parse(data));
  };
  const endRenewing = keepRenewing(name, jobIds, definition.expireInSeconds);
  try {
    await definition.run(payload.parse(job.data), { isLast: job.retryCount >= job.retryLimit, takeAlong });
    log().debug({ ...about, count: jobIds.length, durationMs: Math.round(performance.now() - startedAtMs) }, "job done");
    await report(about, boss.complete(name, jobIds));
  } catch (error) {
    log().error({ ...about, error }, "job failed");
    const output = { error: error instanceof Error ? error.name : "Error" };
    await report(about, Promise.all(jobIds.map((id) => boss.fail(name, id, output))));
  } finally {
    endRenewing();
  }
}

/**
 * Renews the lease of a job that takes long, and of those it took along, for as long as it may take: one that hangs is
 * given away like one whose process died.
 */
function keepRenewing(job: string, jobIds: readonly string[], forSeconds: number): () => void {
  const startedAtMs = performance.now();
  const timer = setInterval(() => {
    if (performance.now() - startedAtMs > forSeconds * 1_000) clearInterval(timer);
    else void report({ job, jobId: jobIds[0] }, renewJobs(job, jobIds));
  }, RENEW_INTERVAL_MS).unref();
  return () => clearInterval(timer);
}

async function report(about: object, outcome: Promise<unknown>): Promise<void> {
  try {
    await outcome;
  } catch (error) {
    log().warn({ ...about, error }, "how a job stands could not be written");
  }
}
