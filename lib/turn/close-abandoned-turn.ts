import "server-only";
import { isDatabaseAway } from "@/lib/db/errors";
import type { OwnerId } from "@/lib/db/scope";
import { estimateTokens } from "@/lib/models/tokens";
import { log } from "@/lib/observability/log";
import { closeTurn } from "./commands";
import { estimateCalls } from "./estimate-calls";
import { joinText } from "./events";
import { jobsAfterTurn } from "./jobs";
import type { HeldTurn, StoredReply } from "./queries";
import { readReply, readStoredEvents } from "./queries";

/**
 * Closes a turn whose process is gone as interrupted, with the text that its events hold, and records what the
 * model was used for as far as that can be known: the provider was paid for it. What is damaged holds up nothing:
 * events count up to the first that cannot be read, and a reply that cannot be read stays as it is.
 */
export async function closeAbandonedTurn(turn: HeldTurn): Promise<void> {
  const { scope, turnId, replyId, conversationId, personId } = turn;
  const stored = await readStoredEvents(scope.ownerId, turnId, 0);
  const events = stored?.events ?? [];
  // Without an event of text the reply keeps what it had: it may have been one that went on.
  const hasText = events.some(({ type }) => type === "text");
  const before = hasText ? null : await readReplyOrNull(scope.ownerId, replyId);
  const text = hasText ? joinText(events, "text") : (before?.text ?? null);
  const reasoning = before?.reasoning ?? joinText(events, "reasoning");
  const calls = estimateCalls(events);
  const answering = events.findLast((event) => event.type === "started") ?? calls.at(-1);
  const wasClosed = await closeTurn(
    scope,
    {
      turnId,
      conversationId,
      replyId,
      status: "interrupted",
      text,
      reasoning,
      tokenCount: estimateTokens(text ?? ""),
      failure: null,
      providerId: answering?.providerId ?? null,
      modelId: answering?.modelId ?? null,
      receipt: null,
      given: events.flatMap((event) => (event.type === "memories" ? event.memories : [])),
      events: [{ type: "done", status: "interrupted", failure: null }],
      firstEventSequence: stored?.eventsSeen ?? 0,
    },
    {
      holder: turn.leaseHolder,
      isAbandoned: true,
      calls,
      jobs: jobsAfterTurn(scope, { conversationId, personId, replyId, hasReply: (text ?? "").trim() !== "", isUntitled: true, isLearning: turn.isLearning, isFoldDue: true }),
    },
  );
  const isDamaged = stored?.isDamaged === true || text === null;
  log()[isDamaged ? "error" : "info"]({ turnId, wasClosed, isDamaged, characters: text?.length ?? null }, "closed a turn whose process is gone");
}

async function readReplyOrNull(ownerId: OwnerId, replyId: string): Promise<StoredReply | null> {
  try {
    return await readReply(ownerId, replyId);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return null;
  }
}
