import "server-only";
import { now } from "@/lib/clock";
import type { Scope } from "@/lib/db/scope";
import type { Recall } from "@/lib/memory/schema";
import { isMemoryEnabled } from "@/lib/memory/settings/queries";
import { workingMemoryLimits } from "@/lib/memory/summary/working-memory";
import { modelSettings } from "@/lib/models/current-settings";
import { estimateTokens } from "@/lib/models/tokens";
import { log } from "@/lib/observability/log";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import type { AskedTurn } from "@/lib/turn/asked-turn";
import type { TurnEvent } from "@/lib/turn/events";
import { addLiveTurn, temporaryTurns } from "@/lib/turn/hub";
import { isOffered, NOT_OFFERED } from "@/lib/turn/is-offered";
import { LiveTurn } from "@/lib/turn/live-turn";
import { prepareTurn } from "@/lib/turn/prepare-turn";
import type { StreamedTurn } from "@/lib/turn/read-turn";
import { recallForTurn, withoutMemories } from "@/lib/turn/recall-for-turn";
import { runModel } from "@/lib/turn/run-turn";
import { finishTemporaryTurn } from "./finish-temporary-turn";
import { readPast } from "./read-past";
import type { TemporaryTurnRequest } from "./schema";
import { findTemporaryTurn, temporaryTurnId } from "./temporary-turn-id";

/** More than the tabs a person has open, and they hold what was said in this process's memory while a reply is written. */
export const MOST_TEMPORARY_TURNS_AT_ONCE = 8;

export type TemporaryTurn = {
  readonly streamed: StreamedTurn;
  /** The events, for one reader. Nobody can come back to them, so a reader that leaves ends the reply, and the provider's meter with it. */
  readonly read: (signal: AbortSignal) => AsyncGenerator<readonly TurnEvent[], void>;
};

export type TemporaryFailure = { readonly code: "turn_running" | "too_many_requests" } | typeof NOT_OFFERED;

/**
 * Begins a turn of a temporary chat: everything that a turn does but storing. No message, event, receipt or job is
 * made, no use of a memory is counted; what the model was used for is recorded, without a conversation.
 * @returns `turn_running` where this very reply is being written; `too_many_requests` where very many are, by this
 *   process to one person; `conflict` for a model that is not offered
 */
export function startTemporaryTurn(scope: Scope, request: TemporaryTurnRequest): Result<TemporaryTurn, TemporaryFailure> {
  if (request.modelId !== undefined && !isOffered(request.modelId)) return fail(NOT_OFFERED);
  if (findTemporaryTurn(scope, request.replyId)) return fail({ code: "turn_running" });
  if (temporaryTurns().filter(({ ownerId }) => ownerId === scope.ownerId).length >= MOST_TEMPORARY_TURNS_AT_ONCE) return fail({ code: "too_many_requests" });

  const settings = modelSettings();
  const asked = toAskedTurn(scope, request);
  const live = new LiveTurn(asked.turnId, scope.ownerId);
  const prepared = recallWhereOn(scope, request).then((recall) => prepareTurn(asked, recall, settings));
  const finished = runModel({ asked, live, prepared, settings, modelId: request.modelId })
    .then((outcome) => finishTemporaryTurn({ scope, asked, live, outcome }))
    .catch((error: unknown) => {
      // A bug. Nobody else closes this turn: its reader is told at least that it is over.
      log().error({ turnId: asked.turnId, error }, "a turn of a temporary chat could not be finished");
      live.publish({ type: "done", status: "interrupted", failure: null });
    });
  addLiveTurn(live, finished, { isStored: false });
  return ok({
    streamed: {
      scope,
      turn: { turnId: asked.turnId, personId: request.message.id, replyId: request.replyId, replyCreatedAt: now().toISOString() },
      // Which versions stand beside it only the page knows.
      place: { replySiblings: { index: 0, count: 1, previousId: null, nextId: null }, person: null },
    },
    read: (signal) => {
      signal.addEventListener("abort", () => live.stop("person"), { once: true });
      return live.read(0, signal);
    },
  });
}

const toAskedTurn = (scope: Scope, { message, replyId, past, turnsBefore, earlier }: TemporaryTurnRequest): AskedTurn => ({
  turnId: temporaryTurnId(scope, replyId),
  conversationId: null,
  person: { ...message, tokenCount: estimateTokens(message.text) },
  earlier,
  ...readPast(past, turnsBefore, workingMemoryLimits()),
});

async function recallWhereOn(scope: Scope, { message, memoryMode, withoutMemoryIds }: TemporaryTurnRequest): Promise<Recall> {
  const nothing: Recall = { facts: [], episodes: [] };
  if (memoryMode === "off") return nothing;
  const [isEnabled, recalled] = await Promise.all([isMemoryEnabled(scope), recallForTurn(scope, { query: message.text, conversationId: null })]);
  return isEnabled ? withoutMemories(scope, recalled, withoutMemoryIds) : nothing;
}
