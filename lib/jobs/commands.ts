import "server-only";
import type { z } from "zod";
import type { Transaction } from "@/lib/db/client";
import { requireConnection } from "@/lib/db/connection";
import { newId } from "@/lib/ids";
import { findQueue, requireQueue } from "./boss";
import type { JobDefinition, QueuedJob } from "./job";
import { queued } from "./job";
import { JOB_TABLES, JOBS_OF } from "./job-tables";

type SqlRunner = { executeSql: (text: string, values: unknown[]) => Promise<{ rows: unknown[] }> };

/**
 * Queues jobs. Inside a transaction they are queued when it commits and not at all when it rolls back; with
 * null, at once. Local workers are woken; on other instances they are found within the polling interval.
 */
export async function sendJobs(transaction: Transaction | null, jobs: readonly QueuedJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const queue = requireQueue();
  await queue.boss.insert([...jobs], transaction ? { db: runnerOf(transaction) } : {});
  queue.wakeSoon(jobs.map(({ name }) => name));
}

/** Queues one job; see `sendJobs`. */
export const sendJob = <Payload extends z.ZodType>(
  transaction: Transaction | null,
  definition: JobDefinition<Payload>,
  payload: z.input<Payload>,
): Promise<void> => sendJobs(transaction, [queued(definition, payload, newId())]);

function runnerOf(transaction: Transaction): SqlRunner {
  return { executeSql: async (text, values) => ({ rows: await transaction.$queryRawUnsafe<unknown[]>(text, ...values) }) };
}

/**
 * Runs pg-boss's own statements. Some are scripts with BEGIN and COMMIT in them: when one fails half-way its
 * connection is rolled back and thrown away, since an open transaction would hold up everybody on the embedded
 * database.
 */
export async function runQueueStatement(text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const client = await requireConnection().pool.connect();
  try {
    const answer = await client.query(text, values);
    client.release();
    return { rows: answer.rows ?? [] };
  } catch (error) {
    await client.query("ROLLBACK").catch((rollbackError: unknown) => rollbackError);
    client.release(true);
    throw error;
  }
}

/**
 * Gives jobs that were running when this process's predecessor died back to the queue. Only where no other
 * process can be running any: the embedded database has one.
 */
export async function reclaimRunningJobs(): Promise<void> {
  if (!requireConnection().isEmbedded) return;
  await runQueueStatement("UPDATE jobs.job SET state = 'retry', start_after = now() WHERE state = 'active'");
}

/** Keeps jobs that take long their worker's own: their time without a sign of life begins anew. */
export async function renewJobs(name: string, jobIds: readonly string[]): Promise<void> {
  await runQueueStatement("UPDATE jobs.job SET started_on = now() WHERE name = $1 AND id = ANY($2::uuid[]) AND state = 'active'", [name, [...jobIds]]);
}

/**
 * Takes the waiting jobs with these keys out of a queue, as pg-boss takes the next one: who dies with them gives them
 * back when their lease is over. Those that somebody else is taking at this moment are passed over.
 */
export async function takeJobs(name: string, singletonKeys: readonly string[]): Promise<{ id: string; data: unknown }[]> {
  const { rows } = await runQueueStatement(
    `WITH waiting AS (
      SELECT id FROM jobs.job WHERE name = $1 AND singleton_key = ANY($2::text[]) AND state < 'active' AND start_after <= now() FOR UPDATE SKIP LOCKED
    )
    UPDATE jobs.job SET state = 'active', started_on = now(), retry_count = CASE WHEN started_on IS NOT NULL THEN retry_count + 1 ELSE retry_count END
    FROM waiting WHERE jobs.job.name = $1 AND jobs.job.id = waiting.id RETURNING jobs.job.id, jobs.job.data`,
    [name, [...singletonKeys]],
  );
  return rows as { id: string; data: unknown }[];
}

/** Takes jobs about an owner, or one of its users, out of the queue and out of its archive, running ones included. */
export async function dropJobsOf(ownerId: string, userId: string | null): Promise<void> {
  if (!findQueue()) return;
  for (const table of JOB_TABLES) await runQueueStatement(`DELETE FROM ${table} WHERE ${JOBS_OF}`, [ownerId, userId]);
}
