import "server-only";
import { isUniqueViolation } from "@/lib/db/errors";
import type { Scope } from "@/lib/db/scope";
import type { Recall } from "@/lib/memory/schema";
import type { AnalysedQuestion } from "@/lib/memory/search/analyse-question";
import { modelSettings } from "@/lib/models/current-settings";
import { estimateTokens } from "@/lib/models/tokens";
import { log } from "@/lib/observability/log";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import type { BegunTurn } from "./begun-turn";
import { beginContinuedTurn, beginRegeneratedTurn, beginSubmittedTurn, MOST_TURNS_AT_ONCE } from "./begin/commands";
import { finishTurn } from "./finish-turn";
import { addLiveTurn } from "./hub";
import { isOffered, NOT_OFFERED } from "./is-offered";
import { startJournal } from "./journal";
import { LiveTurn } from "./live-turn";
import { lookBack, prepareTurn } from "./prepare-turn";
import { countRunningTurns, findTurnOfMessage, readTurnPlace } from "./queries";
import { withoutMemories, recallForTurn } from "./recall-for-turn";
import type { TurnHandle } from "./read-turn";
import { runModel } from "./run-turn";
import type { TurnRequest } from "./schema";

export type StartFailure = { readonly code: "not_found" | "turn_running" | "too_many_requests" } | { readonly code: "conflict"; readonly detail: string };

/**
 * Begins a turn: stores the person's message and an empty reply, then asks the model, whether or not anybody
 * reads. The same message id again gives the same turn.
 * @param analysed what a submitted message asks for, where that was found out already
 * @returns a handle for readers (`read-turn.ts`); `not_found` for what is not the caller's; `turn_running` where
 *   another reply is being written; `too_many_requests` where very many are, to one person; `conflict` for another
 *   text under a known id, a reply that cannot go on, or a model that is not offered
 */
export async function startTurn(scope: Scope, request: TurnRequest, analysed?: AnalysedQuestion | null): Promise<Result<TurnHandle, StartFailure>> {
  if (request.modelId !== undefined && !isOffered(request.modelId)) return fail(NOT_OFFERED);
  // What is asked is looked up while it is stored: neither needs the other.
  const early = request.trigger === "submit" ? recallFor(scope, request, request.message.text, analysed ?? undefined) : null;
  const begun = await begin(scope, request);
  if (!begun.ok) return begun;
  if ("known" in begun.value) return ok(begun.value.known);
  return ok(launch(scope, request, begun.value.begun, early));
}

const recallFor = (scope: Scope, request: TurnRequest, query: string, analysed?: AnalysedQuestion): Promise<Recall> =>
  recallForTurn(scope, { query, conversationId: request.conversationId, analysed });

type Begun = { begun: BegunTurn } | { known: TurnHandle };

async function begin(scope: Scope, request: TurnRequest): Promise<Result<Begun, StartFailure>> {
  try {
    const begun = await beginByTrigger(scope, request);
    if (begun) return ok({ begun });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // Another turn runs here, or this very message was stored a moment ago: told apart below.
    return (await findKnown(scope, request)) ?? fail({ code: "turn_running" });
  }
  const known = await findKnown(scope, request);
  if (known) return known;
  const isFull = (await countRunningTurns(scope.ownerId)) >= MOST_TURNS_AT_ONCE;
  return fail({ code: isFull ? "too_many_requests" : "not_found" });
}

function beginByTrigger(scope: Scope, request: TurnRequest): Promise<BegunTurn | null> {
  const { conversationId } = request;
  if (request.trigger === "regenerate") return beginRegeneratedTurn(scope, { conversationId, messageId: request.messageId, lookBack: lookBack() });
  if (request.trigger === "continue") return beginContinuedTurn(scope, { conversationId, messageId: request.messageId, lookBack: lookBack() });
  const { id, text } = request.message;
  return beginSubmittedTurn(scope, {
    conversationId,
    isNewConversation: request.isNewConversation,
    memoryMode: request.memoryMode,
    message: { id, text, tokenCount: estimateTokens(text) },
    lookBack: lookBack(),
    ...(request.parentId === undefined ? {} : { parentId: request.parentId }),
  });
}

async function findKnown(scope: Scope, request: TurnRequest): Promise<Result<Begun, StartFailure> | null> {
  if (request.trigger !== "submit") return null;
  const known = await findTurnOfMessage(scope, request.message.id);
  if (!known) return null;
  if (known.text !== request.message.text || known.conversationId !== request.conversationId || !known.turn) {
    return fail({ code: "conflict", detail: "Another message was sent under this id" });
  }
  return ok({ known: { scope, turn: known.turn, place: await readTurnPlace(scope, known.turn) } });
}

function launch(scope: Scope, request: TurnRequest, begun: BegunTurn, early: Promise<Recall> | null): TurnHandle {
  const live = new LiveTurn(begun.turnId, scope.ownerId);
  const settings = modelSettings();
  const journal = startJournal(scope.ownerId, live);
  const prepared = recallWhereOn(scope, request, begun, early).then((recall) => prepareTurn(begun, recall, settings));
  const finished = runModel({ asked: begun, live, prepared, settings, modelId: request.modelId })
    .then(async (outcome) => finishTurn({ scope, begun, live, outcome, storedEventCount: await journal.stop() }))
    .catch((error: unknown) => {
      // A bug. The turn's lease runs out, and it is closed with the text that its events hold.
      log().error({ turnId: begun.turnId, error }, "a turn could not be finished");
      live.publish({ type: "done", status: "interrupted", failure: null });
    });
  addLiveTurn(live, finished);
  const { turnId, conversationId, person, replyId, replySiblings, createdAt } = begun;
  return {
    scope,
    turn: { turnId, conversationId, personId: person.id, replyId, replyCreatedAt: createdAt, isRunning: true },
    place: { replySiblings, person: person.siblings && { id: person.id, parentId: person.parentId, siblings: person.siblings } },
  };
}

async function recallWhereOn(scope: Scope, request: TurnRequest, begun: BegunTurn, early: Promise<Recall> | null): Promise<Recall> {
  if (!begun.isMemoryOn) return { facts: [], episodes: [] };
  const recalled = await (early ?? recallFor(scope, request, begun.person.text));
  return withoutMemories(scope, recalled, [...begun.leftOutMemoryIds, ...(request.withoutMemoryIds ?? [])]);
}
