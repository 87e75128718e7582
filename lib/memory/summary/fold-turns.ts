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
import { type Batch, planFold, toBatches, toTurns } from "./plan-fold";
import { type FoldPath, readFoldPath, readTurns } from "./queries";
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
  let stepsLeft = MOST_STEPS;
  while (stepsLeft > 0) {
    const path = await readFoldPath(scope, conversationId);
    if (!path) return null;
    const turns = toTurns(path.messages, path.base?.watermark ?? 0);
    const batches = options.upTo === "end" ? toBatches(turns) : planFold(turns, workingMemoryLimits());
    if (batches.length === 0) return { foldedTurns, isBehind: false };
    let base = path.base;
    for (const batch of batches.slice(0, stepsLeft)) {
      stepsLeft -= 1;
      base = await foldBatch(scope, conversationId, { ...path, base }, batch, options, tools);
      // Too late: how things stand now is read anew.
      if (!base) break;
      foldedTurns += batch.turns.length;
    }
  }
  return { foldedTurns, isBehind: true };
}

/** @returns the version made, or null when it came too late */
async function foldBatch(
  scope: Scope,
  conversationId: string,
  { base, clearedUpTo }: Pick<FoldPath, "base" | "clearedUpTo">,
  batch: Batch,
  options: FoldOptions,
  tools: SummaryTools,
): Promise<FoldPath["base"]> {
  const last = batch.turns.at(-1);
  const { turns, lastSealed } = await readTurns(scope, batch.turns);
  if (!last || !lastSealed) return null;
  const older = base?.content ?? NO_SUMMARY;
  const { content, model, calls } = batch.isBacklog ? bySentences(turns, []) : await summarise(older, turns, options, tools);
  const about = { conversationId, messageId: last.endsAtMessageId };
  if (!content) {
    await tools.recordCalls(scope, calls, about);
    throw new SummaryFailedError(calls.at(-1)?.outcome ?? "unknown");
  }
  const made = { watermark: last.turn, content: addToSummary(older, content) };
  const version = await storeSummary(
    scope,
    {
      ...made,
      conversationId,
      model,
      foldedMessageIds: batch.turns.flatMap(({ messageIds }) => messageIds),
      endsAtMessageId: last.endsAtMessageId,
      lastSealed,
      baseVersion: base?.version ?? null,
      clearedUpTo,
    },
    (transaction) => tools.recordCalls(scope, calls, about, transaction),
  );
  return version === null ? null : { ...made, version };
}

type Summarised = { readonly content: SummaryContent | null; readonly model: string; readonly calls: readonly ModelCall[] };

const bySentences = (turns: readonly FoldedTurn[], calls: readonly ModelCall[]): Summarised => ({ content: summariseBySentences(turns), model: BY_SENTENCES, calls });

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
): Promise<Summarised> {
  if (!hasModel(settings)) return bySentences(turns, []);
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
  return isWorthWaiting(failure) && !isLastAttempt ? { content: null, model: "", calls } : bySentences(turns, calls);
}

/** It may be back in a moment. Another answer to the same question will be no better. */
const isWorthWaiting = ({ retryable, code }: ModelFailure): boolean => retryable && code !== "unparsable";

/** True unless the demo model would have to summarise: it does so by sentences. */
function hasModel({ roles, providers }: ModelSettings): boolean {
  const [first] = roles.summary;
  return first !== undefined && providers.find(({ id }) => id === first.providerId)?.kind === "openai-compatible";
}
