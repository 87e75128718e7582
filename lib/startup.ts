import "server-only";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import { config } from "@/lib/config/config";
import { resealJob } from "@/lib/crypto/resealing/jobs";
import { sendJob } from "@/lib/jobs/commands";
import { startJobs } from "@/lib/jobs/start";
import { closeEmbedder, openEmbedder } from "@/lib/memory/current-embedder";
import { cutBeginningsJob, embedAllJob, MEMORY_JOBS } from "@/lib/memory/jobs";
import { readLexicon } from "@/lib/memory/lexicon/related-stems";
import { loadTokenizer } from "@/lib/models/tokens";
import { log } from "@/lib/observability/log";
import { expireConversationsJob } from "@/lib/turn/expiry/jobs";
import { keepExpiring } from "@/lib/turn/expiry/keep-expiring";
import { titleJob } from "@/lib/turn/jobs";
import { endAllTurns, keepTurns } from "@/lib/turn/keep-turns";
import { giveMemoryItsTools } from "@/lib/turn/memory-tools";

/** Of the server's own time to close. */
const TURNS_MAY_TAKE_MS = 3_000;

/**
 * Starts what works beside requests, once the database is open: jobs, and the keeping of turns. Turns that were left
 * over by a process that died are closed first.
 * @returns how to end it again, so that nothing is lost: replies being written are stored as interrupted
 */
export async function startUp(): Promise<{ close: () => Promise<void> }> {
  const startedAtMs = performance.now();
  // The tokenizer takes a moment; until it is there, counts are estimates by length.
  loadTokenizer().catch((error: unknown) => log().warn({ error }, "token counts stay estimates by length"));
  giveMemoryItsTools();
  readLexicon().catch((error: unknown) => log().error({ error }, "the lexicon is read at the first question instead"));
  // A queue is looked into every few seconds: one for which nobody asked is not opened.
  const isExpiring = config().CONVERSATION_TTL_DAYS !== undefined;
  const jobs = await startJobs([...MEMORY_JOBS, titleJob, forgetInReceiptsJob, resealJob, ...(isExpiring ? [expireConversationsJob] : [])]);
  openEmbedder(() => {
    sendJob(null, embedAllJob, {}).catch((error: unknown) => log().error({ error }, "what another embedder read could not be queued"));
  });
  sendJob(null, cutBeginningsJob, {}).catch((error: unknown) => log().error({ error }, "beginnings of older memories could not be queued"));
  // An older key is listed for as long as something lies under it.
  if (config().encryptionKeys.length > 1) await sendJob(null, resealJob, {});
  // The embedded database belongs to one process at a time.
  const turns = await keepTurns({ isOnlyProcess: config().DATABASE_URL === undefined });
  const expiry = isExpiring ? keepExpiring() : null;
  log().debug({ durationMs: Math.round(performance.now() - startedAtMs) }, "jobs and turns are kept");
  return {
    close: async () => {
      expiry?.stop();
      turns.stop();
      await endAllTurns(TURNS_MAY_TAKE_MS);
      await jobs.stop();
      await closeEmbedder();
    },
  };
}
