import "server-only";
import { sealFailure, sealMessageText, sealReasoning, sealReceipt } from "@/lib/chat/rows";
import { forgetInReceipt, mentionsIn } from "@/lib/chat/forgetting/forget-in-receipt";
import type { Forgotten } from "@/lib/chat/forgetting/forgotten";
import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";
import type { MessageFailure, MessageId, MessageStatus } from "@/lib/chat/schema";
import type { Transaction } from "@/lib/db/client";
import { db, inTransaction } from "@/lib/db/client";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { sendJobs } from "@/lib/jobs/commands";
import type { QueuedJob } from "@/lib/jobs/job";
import { countUses } from "@/lib/memory/commands";
import type { ModelCall } from "@/lib/models/types";
import { recordModelCall } from "@/lib/usage/commands";
import type { TurnEvent } from "./events";
import { findForgottenMeanwhile } from "./forgetting/commands";
import { leaseHolder } from "./lease-holder";
import { leaseEnd, sealEvents } from "./rows";

/**
 * Adds a batch of events to a running turn of ours. Whether one that failed was stored is told by `countStoredEvents`:
 * to pass over batches that are there already would make every one write more.
 * @returns false when the turn is not ours any more: closed by another process, or deleted with its conversation
 */
export async function appendEvents(
  ownerId: OwnerId,
  batch: { turnId: string; sequence: number; events: readonly TurnEvent[] },
): Promise<boolean> {
  const { turnId, sequence, events } = batch;
  const count = await db().$executeRaw`
    INSERT INTO turn_events (owner_id, turn_id, sequence, event_count, payload_sealed)
    SELECT owner_id, id, ${sequence}::int, ${events.length}::int, ${sealEvents(ownerId, turnId, sequence, events)}::bytea FROM turns
    WHERE owner_id = ${ownerId}::uuid AND id = ${turnId}::uuid AND status = 'running' AND lease_holder = ${leaseHolder()}`;
  return count > 0;
}

/** How a turn ended, to be stored with its reply. */
export type TurnEnd = {
  readonly turnId: string;
  readonly conversationId: string;
  readonly replyId: MessageId;
  readonly status: Exclude<MessageStatus, "streaming">;
  /** Null: the reply keeps what it holds, its thoughts and its count, too. */
  readonly text: string | null;
  readonly reasoning: string;
  readonly tokenCount: number;
  readonly failure: MessageFailure | null;
  readonly providerId: string | null;
  readonly modelId: string | null;
  readonly receipt: Receipt | null;
  /** What its model was given, where there is no receipt to tell. */
  readonly given?: readonly ReceiptMemory[];
  /** Events not stored yet, and the number of the first. */
  readonly events: readonly TurnEvent[];
  readonly firstEventSequence: number;
};

/**
 * Closes a turn: its reply, receipt, last events, usage and the jobs that follow, all or nothing. Usage is recorded
 * also for a turn that was deleted with its conversation, since it was paid for; where somebody else closed the
 * turn, they recorded it.
 * @param also.holder who must still hold the turn
 * @param also.isAbandoned closed for a process that is thought dead: of a turn that was deleted, only that process may
 *   record the usage, or both would
 * @returns false when it was closed or deleted before
 */
export function closeTurn(
  scope: Scope,
  end: TurnEnd,
  also: { holder: string; isAbandoned?: boolean; calls: readonly ModelCall[]; jobs: readonly QueuedJob[] },
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const forgotten = await findForgottenMeanwhile(transaction, scope, end.receipt?.memories ?? end.given ?? []);
    const { wasEnded, isGone } = await endTurn(transaction, scope.ownerId, forgotten.length === 0 ? end : withoutForgotten(end, forgotten), also.holder);
    // Only of a turn that was ours to end: who ends it otherwise reads its text from them.
    if (wasEnded && forgotten.length > 0) await transaction.turnEvent.deleteMany({ where: { ownerId: scope.ownerId, turnId: end.turnId } });
    if (wasEnded || (isGone && !also.isAbandoned)) {
      for (const call of also.calls) await recordModelCall(scope, call, { conversationId: end.conversationId, messageId: end.replyId }, transaction);
    }
    if (wasEnded) {
      await countUses(transaction, scope, usedMemoryIds(end.receipt));
      await sendJobs(transaction, also.jobs);
    }
    return wasEnded;
  });
}

/** What was forgotten while the reply was written stands neither in its receipt nor in what is kept of its events. */
function withoutForgotten(end: TurnEnd, forgotten: readonly Forgotten[]): TurnEnd {
  const receipt = forgotten.reduce<Receipt | null>((kept, each) => kept && (forgetInReceipt(kept, each) ?? kept), end.receipt);
  return { ...end, receipt, events: [] };
}

const usedMemoryIds = (receipt: Receipt | null): string[] =>
  (receipt?.memories ?? []).flatMap(({ kind, use, memoryId }) => (kind === "memory" && use === "used" && memoryId ? [memoryId] : []));

async function endTurn(transaction: Transaction, ownerId: OwnerId, end: TurnEnd, holder: string): Promise<{ wasEnded: boolean; isGone: boolean }> {
  const { turnId, replyId } = end;
  const batch = end.events.length > 0 ? sealEvents(ownerId, turnId, end.firstEventSequence, end.events) : null;
  const isKept = end.text === null;
  const [row] = await transaction.$queryRaw<{ was_ended: boolean; is_gone: boolean }[]>`
    WITH turn AS (
      UPDATE turns SET status = ${end.status}, finished_at = now()
      WHERE owner_id = ${ownerId}::uuid AND id = ${turnId}::uuid AND status = 'running' AND lease_holder = ${holder}
      RETURNING owner_id, id
    ), reply AS (
      UPDATE messages SET content_sealed = COALESCE(${end.text === null ? null : sealMessageText(ownerId, replyId, end.text)}::bytea, content_sealed),
        reasoning_sealed = CASE WHEN ${isKept} THEN reasoning_sealed ELSE ${end.reasoning === "" ? null : sealReasoning(ownerId, replyId, end.reasoning)}::bytea END,
        failure_sealed = ${end.failure && sealFailure(ownerId, replyId, end.failure)}::bytea,
        status = ${end.status}, token_count = CASE WHEN ${isKept} THEN token_count ELSE ${end.tokenCount}::int END,
        provider_id = COALESCE(${end.providerId}, provider_id), model_id = COALESCE(${end.modelId}, model_id)
      FROM turn WHERE messages.owner_id = turn.owner_id AND messages.id = ${replyId}::uuid RETURNING messages.owner_id, messages.id
    ), batch AS (
      INSERT INTO turn_events (owner_id, turn_id, sequence, event_count, payload_sealed)
      SELECT owner_id, id, ${end.firstEventSequence}::int, ${end.events.length}::int, ${batch}::bytea FROM turn WHERE ${batch !== null}
      -- There already: an answer of the journal's was lost. The reply holds these words, too.
      ON CONFLICT DO NOTHING RETURNING 1
    ), receipt AS (
      INSERT INTO receipts (owner_id, message_id, receipt_sealed, mentions)
      SELECT owner_id, id, ${end.receipt && sealReceipt(ownerId, replyId, end.receipt)}::bytea, ${end.receipt && mentionsIn(end.receipt)}::int[] FROM reply WHERE ${end.receipt !== null}
      ON CONFLICT (owner_id, message_id) DO UPDATE SET receipt_sealed = EXCLUDED.receipt_sealed, mentions = EXCLUDED.mentions, created_at = EXCLUDED.created_at RETURNING 1
    )
    SELECT EXISTS (SELECT FROM turn) AS was_ended,
      NOT EXISTS (SELECT FROM turns WHERE owner_id = ${ownerId}::uuid AND id = ${turnId}::uuid) AS is_gone`;
  return { wasEnded: row?.was_ended ?? false, isGone: row?.is_gone ?? false };
}

/** Asks for the running turn of a conversation to stop. Its process, wherever it is, sees it within a second. */
export async function requestStop(scope: Scope, conversationId: string): Promise<{ turnId: string } | null> {
  const [row] = await db().$queryRaw<{ id: string }[]>`
    UPDATE turns SET stop_requested_at = COALESCE(stop_requested_at, now()) FROM conversations conversation
    WHERE turns.owner_id = ${scope.ownerId}::uuid AND turns.conversation_id = ${conversationId}::uuid AND turns.status = 'running'
      AND conversation.owner_id = turns.owner_id AND conversation.id = turns.conversation_id AND conversation.user_id = ${scope.userId}
    RETURNING turns.id`;
  return row ? { turnId: row.id } : null;
}

/** Keeps turns this process's own for as long again. A turn that is not named runs out and is closed by whoever sees it. */
export async function renewLeases(turnIds: readonly string[]): Promise<void> {
  await db().$executeRaw`
    UPDATE turns SET lease_expires_at = ${leaseEnd}
    WHERE status = 'running' AND lease_holder = ${leaseHolder()} AND id = ANY(${[...turnIds]}::uuid[])`;
}

/** Events of turns that ended a while ago: whoever reads such a turn is given the stored reply. */
export async function pruneEvents(olderThanSeconds: number): Promise<number> {
  return db().$executeRaw`
    DELETE FROM turn_events USING turns
    WHERE turns.owner_id = turn_events.owner_id AND turns.id = turn_events.turn_id AND turns.status <> 'running'
      AND turns.finished_at < now() - make_interval(secs => ${olderThanSeconds})`;
}
