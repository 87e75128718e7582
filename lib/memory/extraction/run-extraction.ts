import "server-only";
import { isDatabaseAway } from "@/lib/db/errors";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { sendJobs } from "@/lib/jobs/commands";
import { queued } from "@/lib/jobs/job";
import { parkWork } from "@/lib/memory/dead-letters/commands";
import { extractMemoriesJob, type ReadMessage } from "@/lib/memory/jobs";
import { log } from "@/lib/observability/log";
import { ExtractionFailedError, type ExtractionTools } from "./ask-model";
import { extractFromMessage } from "./extract-from-message";
import { planRetry } from "./retry-plan";

/**
 * Reads a message, and where that fails plans the next try: soon after an answer that could not be used, with growing
 * pauses while the model is away, and among the dead letters after too many. No message is lost: the next try is queued
 * before this one counts as done.
 *
 * @throws where the database is away, so that nothing could be planned: the queue itself gives the job to somebody again
 */
export async function runExtraction(scope: Scope, payload: ReadMessage, tools: ExtractionTools): Promise<void> {
  try {
    await extractFromMessage(scope, payload.messageId, tools);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    const code = error instanceof ExtractionFailedError ? error.code : error instanceof Error ? error.name : "Error";
    const { ownerId, messageId, failures, waits } = payload;
    const plan = planRetry(code, { failures, waits }, Math.random());
    log().warn({ messageId, code, ...plan, ...(error instanceof ExtractionFailedError ? {} : { error }) }, "a message could not be read for memories");
    if (plan.action === "park") {
      const again = { ownerId, userId: payload.userId, messageId };
      return parkWork(scope.ownerId, { kind: "memory.extract", messageId, payload: again, error: code, attempts: plan.attempts });
    }
    await sendJobs(null, [queued(extractMemoriesJob, { ...payload, ...plan.tries }, newId(), plan.afterSeconds)]);
  }
}
