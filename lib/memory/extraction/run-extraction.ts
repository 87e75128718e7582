import "server-only";
import { isDatabaseAway } from "@/lib/db/errors";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { sendJobs } from "@/lib/jobs/commands";
import { type JobAttempt, queued } from "@/lib/jobs/job";
import { parkWork } from "@/lib/memory/dead-letters/commands";
import { extractMemoriesJob, type ReadMessage } from "@/lib/memory/jobs";
import { log } from "@/lib/observability/log";
import { ExtractionFailedError, type ExtractionTools } from "./ask-model";
import { extractFromMessage, findFactsOfMany, type FoundFacts, hasModel, type KnownOfMessage } from "./extract-from-message";
import { isAway, planRetry } from "./retry-plan";
import { type Taken, takeThoseBehind } from "./take-those-behind";

/**
 * Reads a message, together with those of its conversation that wait behind it: a model is asked about all of them in one
 * question, and each is learned from by itself, in order. Where that fails the next try is planned: soon after an answer
 * that could not be used, with growing pauses while the model is away, and among the dead letters after too many. No
 * message is lost: the next try is queued before this one counts as done.
 *
 * @throws where the database is away, so that nothing could be planned: the queue itself gives the jobs to somebody again
 */
export async function runExtraction(scope: Scope, payload: ReadMessage, tools: ExtractionTools, takeAlong: JobAttempt<ReadMessage>["takeAlong"]): Promise<void> {
  // Rules cost nothing, however often they are asked.
  const { together, alone }: Taken = hasModel(tools.settings) ? await takeThoseBehind(scope, payload, takeAlong) : { together: [] };
  if (together.length === 0) return readOne(scope, payload, tools, { message: alone });
  let found: ReadonlyMap<string, FoundFacts>;
  try {
    found = await findFactsOfMany(scope, together.map(({ message }) => message), tools);
  } catch (error) {
    return planApart(scope, together.map((each) => each.payload), error);
  }
  for (const each of together) await readOne(scope, each.payload, tools, { found: found.get(each.message.messageId) });
}

async function readOne(scope: Scope, payload: ReadMessage, tools: ExtractionTools, known: KnownOfMessage): Promise<void> {
  try {
    await extractFromMessage(scope, payload.messageId, tools, known);
  } catch (error) {
    await planAgain(scope, payload, error);
  }
}

/** Where the model is away, all of them wait. Where its answer could not be used, one of them may be at fault, and none is to be given up for another. */
async function planApart(scope: Scope, payloads: readonly ReadMessage[], error: unknown): Promise<void> {
  if (isAway(codeOf(error))) {
    for (const payload of payloads) await planAgain(scope, payload, error);
    return;
  }
  if (isDatabaseAway(error)) throw error;
  log().warn({ messageIds: payloads.map(({ messageId }) => messageId), code: codeOf(error) }, "messages that were read together are read one by one");
  await sendJobs(null, payloads.map((payload) => queued(extractMemoriesJob, { ...payload, isAlone: true }, newId())));
}

async function planAgain(scope: Scope, payload: ReadMessage, error: unknown): Promise<void> {
  if (isDatabaseAway(error)) throw error;
  const code = codeOf(error);
  const { ownerId, userId, messageId, failures, waits } = payload;
  const plan = planRetry(code, { failures, waits }, Math.random());
  log().warn({ messageId, code, ...plan, ...(error instanceof ExtractionFailedError ? {} : { error }) }, "a message could not be read for memories");
  if (plan.action === "park") {
    return parkWork(scope.ownerId, { kind: "memory.extract", messageId, payload: { ownerId, userId, messageId }, error: code, attempts: plan.attempts });
  }
  await sendJobs(null, [queued(extractMemoriesJob, { ...payload, ...plan.tries }, newId(), plan.afterSeconds)]);
}

const codeOf = (error: unknown): string => (error instanceof ExtractionFailedError ? error.code : error instanceof Error ? error.name : "Error");
