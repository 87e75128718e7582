import "server-only";
import type { MessageFailure } from "@/lib/chat/schema";
import type { Scope } from "@/lib/db/scope";
import { estimateTokens } from "@/lib/models/tokens";
import type { BegunTurn } from "./begun-turn";
import type { TurnEnd } from "./commands";
import { closeTurn } from "./commands";
import { concludeTurn } from "./conclude-turn";
import { isFoldDue } from "./is-fold-due";
import { jobsAfterTurn } from "./jobs";
import { leaseHolder } from "./lease-holder";
import type { LiveTurn } from "./live-turn";
import type { ModelOutcome } from "./run-turn";
import { storePatiently } from "./store-patiently";

const NOT_SAVED: MessageFailure = {
  code: "database_away",
  message: "The database is away, so this reply is not saved yet. It will be as soon as the database is back; copy it if it matters to you.",
  isRetryable: true,
};

/**
 * Stores how a turn ended and tells its readers. They are told after it is stored, so that "done" means it is
 * there; only a database that stays away is reported before.
 */
export async function finishTurn(input: {
  scope: Scope;
  begun: BegunTurn;
  live: LiveTurn;
  outcome: ModelOutcome;
  storedEventCount: number;
}): Promise<void> {
  const { scope, begun, live, outcome } = input;
  const { lastEvents, ...conclusion } = concludeTurn(begun, live, outcome);
  const end: TurnEnd = {
    ...conclusion,
    turnId: begun.turnId,
    conversationId: begun.conversationId,
    replyId: begun.replyId,
    tokenCount: estimateTokens(conclusion.text),
    providerId: outcome.call?.providerId ?? null,
    modelId: outcome.call?.modelId ?? null,
    given: outcome.prepared?.memories ?? [],
    events: [...live.events.slice(input.storedEventCount), ...lastEvents],
    firstEventSequence: input.storedEventCount,
  };
  const jobs = jobsAfterTurn(scope, { ...begun, personId: begun.person.id, hasReply: conclusion.text.trim() !== "", isFoldDue: isFoldDue(begun, end.tokenCount) });
  const calls = [...outcome.earlierCalls, ...(outcome.call ? [outcome.call] : [])];
  const tellNotSaved = () => live.publish({ type: "failed", failure: NOT_SAVED });

  const stored = await storePatiently(
    async () => ({ wasOurs: await closeTurn(scope, end, { holder: leaseHolder(), calls, jobs }) }),
    { turnId: begun.turnId, what: "a reply", onLate: tellNotSaved },
  );
  if (!stored) tellNotSaved();
  else if (stored.wasOurs) lastEvents.forEach((event) => live.publish(event));
  else live.publish({ type: "done", status: "interrupted", failure: null });
}
