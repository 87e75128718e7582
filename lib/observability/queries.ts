import "server-only";
import { requireConnection } from "@/lib/db/connection";
import { isDatabaseAway } from "@/lib/db/errors";

/** How long the database takes to answer, in milliseconds; null when it does not within the time given. */
export async function pingDatabase(withinMs: number): Promise<number | null> {
  const startedAtMs = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, withinMs, null)));
  try {
    const answer = await Promise.race([ask(), late]);
    return answer === null ? null : performance.now() - startedAtMs;
  } finally {
    clearTimeout(timer);
  }
}

async function ask(): Promise<true | null> {
  try {
    await requireConnection().pool.query("SELECT 1");
    return true;
  } catch (error) {
    if (isDatabaseAway(error)) return null;
    throw error;
  }
}
