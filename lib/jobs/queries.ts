import "server-only";
import { findQueue } from "./boss";
import { runQueueStatement } from "./commands";
import { JOB_TABLES, JOBS_OF } from "./job-tables";

/** @param userId null: all of the owner's */
export async function countJobsOf(ownerId: string, userId: string | null): Promise<number> {
  if (!findQueue()) return 0;
  let total = 0;
  for (const table of JOB_TABLES) {
    const { rows } = await runQueueStatement(`SELECT count(*)::int AS count FROM ${table} WHERE ${JOBS_OF}`, [ownerId, userId]);
    const [row] = rows as { count: number }[];
    total += row?.count ?? 0;
  }
  return total;
}
