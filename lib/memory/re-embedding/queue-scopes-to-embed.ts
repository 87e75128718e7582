import "server-only";
import { newId } from "@/lib/ids";
import { sendJobs } from "@/lib/jobs/commands";
import { queued } from "@/lib/jobs/job";
import { readyEmbedder } from "@/lib/memory/current-embedder";
import { embedMissingJob } from "@/lib/memory/jobs";
import { findScopesToEmbed, type ScopePage } from "./queries";

const SCOPES_AT_ONCE = 200;

/**
 * Queues every scope that lacks vectors of the embedder in use. A scope that waits already is not queued twice.
 * @returns how many were found
 * @throws EmbedderAwayError
 */
export async function queueScopesToEmbed(): Promise<number> {
  const { name: embedder } = await readyEmbedder();
  let count = 0;
  for (let after: number | null = 0; after !== null; ) {
    const page: ScopePage = await findScopesToEmbed(embedder, { after, limit: SCOPES_AT_ONCE });
    await sendJobs(null, page.scopes.map(({ ownerId, userId }) => queued(embedMissingJob, { ownerId, userId }, newId())));
    count += page.scopes.length;
    after = page.lastId;
  }
  return count;
}
