import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { MessageFailure } from "@/lib/chat/schema";
import { isDatabaseAway } from "@/lib/db/errors";
import type { Scope } from "@/lib/db/scope";
import { estimateTokens } from "@/lib/models/tokens";
import { log } from "@/lib/observability/log";
import { accountForReply } from "./account-for-reply";
import type { BegunTurn } from "./begun-turn";
import type { TurnEnd } from "./commands";
import { closeTurn } from "./commands";
import type { TurnEvent } from "./events";
import { joinText } from "./events";
import { isFoldDue } from "./is-fold-due";
import { jobsAfterTurn } from "./jobs";
import { leaseHolder } from "./lease-holder";
import type { LiveTurn } from "./live-turn";
import type { ModelOutcome } from "./run-turn";

const RETRY_DELAY_MS = 500;
/** After this the person is told that the reply is not saved yet; it is still tried. */
const TELL_AFTER_MS = 5_000;
const GIVE_UP_AFTER_MS = 10 * 60_000;

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
  live.settle();
  const text = joinText(live.events, "text");
  const { status, failure } = toStatus(outcome, live);
  const receipt =
    outcome.prepared && outcome.call
      ? accountForReply({
          prepared: outcome.prepared,
          call: outcome.call,
          reply: text,
          marks: outcome.marks.uses.map(({ mark, offset }) => ({ mark, offset: offset + begun.earlier.text.length })),
          question: begun.person.text,
        })
      : null;
  const last: TurnEvent[] = [
    ...(receipt ? [{ type: "usage", receipt } as const] : []),
    status === "failed" && failure ? { type: "failed", failure } : { type: "done", status: status === "failed" ? "interrupted" : status, failure },
  ];
  const end: TurnEnd = {
    turnId: begun.turnId,
    conversationId: begun.conversationId,
    replyId: begun.replyId,
    status,
    text,
    reasoning: joinText(live.events, "reasoning"),
    tokenCount: estimateTokens(text),
    failure,
    providerId: outcome.call?.providerId ?? null,
    modelId: outcome.call?.modelId ?? null,
    receipt,
    given: outcome.prepared?.memories ?? [],
    events: [...live.events.slice(input.storedEventCount), ...last],
    firstEventSequence: input.storedEventCount,
  };
  const also = { holder: leaseHolder(), call: outcome.call, jobs: jobsAfterTurn(scope, { ...begun, personId: begun.person.id, hasReply: text.trim() !== "", isFoldDue: isFoldDue(begun, end.tokenCount) }) };

  const startedAtMs = performance.now();
  for (;;) {
    try {
      const wasOurs = await closeTurn(scope, end, also);
      if (wasOurs) last.forEach((event) => live.publish(event));
      else live.publish({ type: "done", status: "interrupted", failure: null });
      return;
    } catch (error) {
      const elapsedMs = performance.now() - startedAtMs;
      log().error({ turnId: begun.turnId, error, elapsedMs: Math.round(elapsedMs) }, "a reply could not be stored");
      if (!isDatabaseAway(error) || elapsedMs > GIVE_UP_AFTER_MS) return live.publish({ type: "failed", failure: NOT_SAVED });
      if (elapsedMs > TELL_AFTER_MS) live.publish({ type: "failed", failure: NOT_SAVED });
      await wait(RETRY_DELAY_MS);
    }
  }
}

const TOO_LONG: MessageFailure = {
  code: "length",
  message: "The reply reached the longest length that is set. What had arrived is kept. Let it go on, or ask for a shorter one.",
  isRetryable: true,
};
const FILTERED: MessageFailure = {
  code: "content-filter",
  message: "The model's own filter ended the reply. Your message and what had arrived are kept. Say it in other words.",
  isRetryable: true,
};

function toStatus(outcome: ModelOutcome, live: LiveTurn): { status: TurnEnd["status"]; failure: MessageFailure | null } {
  if (outcome.end === "failed") return { status: "failed", failure: outcome.failure };
  if (outcome.end === "stopped") return { status: live.stopReason === "person" ? "stopped" : "interrupted", failure: null };
  if (outcome.finishReason === "length") return { status: "interrupted", failure: TOO_LONG };
  if (outcome.finishReason === "content-filter") return { status: "failed", failure: FILTERED };
  return { status: "complete", failure: null };
}
