import "server-only";
import { config } from "@/lib/config/config";
import { requireConnection } from "@/lib/db/connection";
import { openDatabase } from "@/lib/db/open";
import { startJobs } from "@/lib/jobs/start";
import { MEMORY_JOBS } from "@/lib/memory/jobs";
import { loadTokenizer } from "@/lib/models/tokens";
import { log } from "@/lib/observability/log";
import { giveExtractionItsTools } from "@/lib/turn/extraction-tools";
import { titleJob } from "@/lib/turn/jobs";
import { endAllTurns, keepTurns } from "@/lib/turn/keep-turns";

/** Of the server's own time to close. */
const TURNS_MAY_TAKE_MS = 3_000;

/**
 * Opens everything that a server needs, in order: configuration, database and its key, jobs, turns left over by a
 * process that died.
 * @returns how to close it again, so that nothing is lost: replies being written are stored as interrupted
 * @throws ConfigurationError and others, with what to do in the message
 */
export async function startUp(): Promise<{ close: () => Promise<void> }> {
  const startedAtMs = performance.now();
  config();
  const database = await openDatabase();
  // The tokenizer takes a moment; until it is there, counts are estimates by length.
  loadTokenizer().catch((error: unknown) => log().warn({ error }, "token counts stay estimates by length"));
  giveExtractionItsTools();
  const jobs = await startJobs([...MEMORY_JOBS, titleJob]);
  const turns = await keepTurns({ isOnlyProcess: requireConnection().isEmbedded });
  log().info({ durationMs: Math.round(performance.now() - startedAtMs), isEmbedded: requireConnection().isEmbedded }, "started");
  return {
    close: async () => {
      turns.stop();
      await endAllTurns(TURNS_MAY_TAKE_MS);
      await jobs.stop();
      await database.close();
    },
  };
}
