import "server-only";
import type { Scope } from "@/lib/db/scope";
import { summariseTurns } from "@/lib/memory/prompts/summarise-turns";
import { completeJson } from "@/lib/models/complete";
import { loadTokenizer } from "@/lib/models/tokens";
import type { ModelCall, ModelFailure, ModelSettings } from "@/lib/models/types";
import { checkProposal } from "./check-proposal";
import { type RecordCalls, storeSummary } from "./commands";
import { shortenText } from "./cut-text";
import { addToSummary } from "./fit-summary";
import { BY_SENTENCES } from "./method";
import { planFold, type PlannedTurn, toBatches, toTurns } from "./plan-fold";
import { readFoldPath, readTurns } from "./queries";
import { type FoldedTurn, NO_SUMMARY, type SummaryContent } from "./schema";
import { summariseBySentences } from "./summarise-by-sentences";
import { workingMemoryLimits } from "./working-memory";

/** What summaries need from outside of memory: the models, and somebody who records what they cost. */
export type SummaryTools = {
  readonly settings: ModelSettings;
  readonly recordCalls: RecordCalls;
};

export type FoldOptions = {
  /** What left working memory; or every finished turn, since somebody asks for a summary now. */
  readonly upTo: "working-memory" | "end";
  /** A model that is away is asked again later; at last, the turns are summarised without one. */
  readonly isLastAttempt: boolean;
};

/** The model is away. The job is tried again. */
export class SummaryFailedError extends Error {
  constructor(readonly code: string) {
    super(`The summary model failed: ${code}`);
    this.name = `SummaryFailedError:${code}`;
  }
}

/** Steps of one run; what is left is done by the next. A run must end within the time its job has. */
const MOST_STEPS = 4;
const LONGEST_WAIT_MS = 60_000;
const MOST_OUTPUT_TOKENS = 2_000;
/** As much of a message as a summary needs. */
const LONGEST_SENT = 3_000;
const EARLIER_SENT = 4;

/**
 * Folds the oldest turns of the branch in view into its summary, step by step; each step is stored with its watermark,
 * so that a run which is killed, repeated or runs beside another folds no turn twice and loses none.
 * @returns what was folded, and whether some is left; null when the conversation is not there
 * @throws SummaryFailedError when the model is away and this is not the last attempt
 */
export async function foldTurns(scope: Scope, conversationId: string, options: FoldOptions, tools: SummaryTools): Promise<{ foldedTurns: number; isBehind: boolean } | null> {
  // Bounds in tokens must not depend on whether the tokenizer happens to be there already.
  await loadTokenizer();
  let foldedTurns = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const path = await readFoldPath(scope, conversationId);
    if (!path) return null;
    const turns = toTurns(path.messages, path.base?.watermark ?? 0);
    const [batch] = options.upTo === "end" ? toBatches(turns) : planFold(turns, workingMemoryLimits());
    if (!batch) return { foldedTurns, isBehind: false };
    foldedTurns += await foldBatch(scope, conversationId, path, batch, options, tools);
  }
  return { foldedTurns, isBehind: true };
}

async function foldBatch(
  scope: Scope,
  conversationId: string,
  { base, clearedUpTo }: NonNullable<Awaited<ReturnType<typeof readFoldPath>>>,
  batch: readonly PlannedTurn[],
  options: FoldOptions,
  tools: SummaryTools,
): Promise<number> {
  const last = batch.at(-1);
  const { turns, lastSealed } = await readTurns(scope, batch);
  if (!last || !lastSealed) return 0;
  const older = base?.content ?? NO_SUMMARY;
  const { content, model, calls } = await summarise(older, turns, options, tools);
  const about = { conversationId, messageId: last.endsAtMessageId };
  if (!content) {
    await tools.recordCalls(scope, calls, about);
    throw new SummaryFailedError(calls.at(-1)?.outcome ?? "unknown");
  }
  const version = await storeSummary(
    scope,
    {
      conversationId,
      content: addToSummary(older, content),
      watermark: last.turn,
      model,
      foldedMessageIds: batch.flatMap(({ messageIds }) => messageIds),
      endsAtMessageId: last.endsAtMessageId,
      lastSealed,
      baseVersion: base?.version ?? null,
      clearedUpTo,
    },
    (transaction) => tools.recordCalls(scope, calls, about, transaction),
  );
  return version === null ? 0 : batch.length;
}

/**
 * A model's summary, checked; without a model, or where it gives nothing usable, one by sentences. A memory may wait
 * for a model, since nothing is lost meanwhile; a chat goes on with the next message, and a summary that came too late
 * would leave it without its past.
 */
async function summarise(
  older: SummaryContent,
  turns: readonly FoldedTurn[],
  { isLastAttempt }: FoldOptions,
  { settings }: SummaryTools,
): Promise<{ content: SummaryContent | null; model: string; calls: ModelCall[] }> {
  const bySentences = (calls: ModelCall[]) => ({ content: summariseBySentences(turns), model: BY_SENTENCES, calls });
  if (!hasModel(settings)) return bySentences([]);
  const { system, user } = summariseTurns.render({
    turns: turns.map(({ messages }) => messages.filter(({ text }) => text.trim() !== "").map(({ role, text }) => ({ role, text: shortenText(text, LONGEST_SENT).toWellFormed() }))),
    earlier: older.interactions.slice(-EARLIER_SENT).map(({ summary }) => summary),
  });
  const answer = await completeJson(
    { ...settings, timeouts: { ...settings.timeouts, totalMs: Math.min(settings.timeouts.totalMs, LONGEST_WAIT_MS) } },
    {
      role: "summary",
      messages: [{ role: "system", content: system }, { role: "user", content: user }],
      schema: summariseTurns.output,
      name: "summary",
      maxOutputTokens: MOST_OUTPUT_TOKENS,
    },
  );
  if (answer.ok) {
    const { calls, value } = answer.value;
    return { content: checkProposal(value, turns), model: calls.at(-1)?.modelId ?? "", calls };
  }
  const { calls, failure } = answer.failure;
  return isWorthWaiting(failure) && !isLastAttempt ? { content: null, model: "", calls } : bySentences(calls);
}

/** It may be back in a moment. Another answer to the same question will be no better. */
const isWorthWaiting = ({ retryable, code }: ModelFailure): boolean => retryable && code !== "unparsable";

/** True unless the demo model would have to summarise: it does so by sentences. */
function hasModel({ roles, providers }: ModelSettings): boolean {
  const [first] = roles.summary;
  return first !== undefined && providers.find(({ id }) => id === first.providerId)?.kind === "openai-compatible";
}
