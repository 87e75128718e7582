import "server-only";
import { openFailure, openMessageText, openReasoning, openReceipt } from "@/lib/chat/rows";
import type { MessageFailure, MessageId, MessageStatus } from "@/lib/chat/schema";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { trustedOwnerId } from "@/lib/db/scope";
import type { TurnEvent } from "./events";
import type { Receipt } from "./receipt";
import type { EventBatchRow } from "./rows";
import { openEvents } from "./rows";

/** Where a turn stands and which messages it is about. */
export type TurnReference = {
  readonly turnId: string;
  readonly conversationId: string;
  readonly personId: MessageId;
  readonly replyId: MessageId;
  readonly replyCreatedAt: string;
  readonly isRunning: boolean;
};

type ReferenceRow = { id: string; conversation_id: string; person_message_id: MessageId; reply_message_id: MessageId; status: string; created_at: Date };

const references = (scope: Scope, condition: Prisma.Sql) => Prisma.sql`
  SELECT turn.id, turn.conversation_id, turn.person_message_id, turn.reply_message_id, turn.status, turn.created_at
  FROM turns turn JOIN conversations conversation ON conversation.owner_id = turn.owner_id AND conversation.id = turn.conversation_id
  WHERE turn.owner_id = ${scope.ownerId}::uuid AND conversation.user_id = ${scope.userId} AND ${condition}
  ORDER BY turn.created_at, turn.id LIMIT 1`;

const toReference = (row: ReferenceRow): TurnReference => ({
  turnId: row.id,
  conversationId: row.conversation_id,
  personId: row.person_message_id,
  replyId: row.reply_message_id,
  replyCreatedAt: row.created_at.toISOString(),
  isRunning: row.status === "running",
});

/** The turn that writes to a conversation now. */
export async function findRunningTurn(scope: Scope, conversationId: string): Promise<TurnReference | null> {
  const [row] = await db().$queryRaw<ReferenceRow[]>(references(scope, Prisma.sql`turn.conversation_id = ${conversationId}::uuid AND turn.status = 'running'`));
  return row ? toReference(row) : null;
}

/**
 * The turn that first answered a person's message, and the message's text, to tell the same request sent again
 * from another one under the same id.
 */
export async function findTurnOfMessage(scope: Scope, messageId: MessageId): Promise<{ turn: TurnReference | null; text: string; conversationId: string } | null> {
  const { ownerId, userId } = scope;
  const [message] = await db().$queryRaw<{ content_sealed: Uint8Array; conversation_id: string }[]>`
    SELECT message.content_sealed, message.conversation_id FROM messages message
    JOIN conversations conversation ON conversation.owner_id = message.owner_id AND conversation.id = message.conversation_id
    WHERE message.owner_id = ${ownerId}::uuid AND message.id = ${messageId}::uuid AND conversation.user_id = ${userId}`;
  if (!message) return null;
  const [row] = await db().$queryRaw<ReferenceRow[]>(
    references(scope, Prisma.sql`turn.conversation_id = ${message.conversation_id}::uuid AND turn.person_message_id = ${messageId}::uuid`),
  );
  return { turn: row ? toReference(row) : null, text: openMessageText(ownerId, messageId, message.content_sealed), conversationId: message.conversation_id };
}

/** What is stored of a turn: whether it still runs, and its events from number `after` on. */
export async function readStoredEvents(
  ownerId: OwnerId,
  turnId: string,
  after: number,
): Promise<{ isRunning: boolean; events: TurnEvent[]; eventsSeen: number } | null> {
  const rows = await db().$queryRaw<(Partial<EventBatchRow> & { status: string; reply_message_id: string; receipt_sealed: Uint8Array | null })[]>`
    SELECT turn.status, turn.reply_message_id, receipt.receipt_sealed, event.sequence, event.event_count, event.payload_sealed
    FROM turns turn
    LEFT JOIN receipts receipt ON turn.status <> 'running' AND receipt.owner_id = turn.owner_id AND receipt.message_id = turn.reply_message_id
    LEFT JOIN turn_events event ON event.owner_id = turn.owner_id AND event.turn_id = turn.id AND event.sequence + event.event_count > ${after}
    WHERE turn.owner_id = ${ownerId}::uuid AND turn.id = ${turnId}::uuid ORDER BY event.sequence`;
  const [first] = rows;
  if (!first) return null;
  const receipt = first.receipt_sealed && openReceipt(ownerId, first.reply_message_id, first.receipt_sealed);
  const events: TurnEvent[] = [];
  let eventsSeen = after;
  for (const { sequence, event_count, payload_sealed } of rows) {
    // A gap means that events were pruned: the caller is given the stored reply instead.
    if (sequence == null || event_count == null || payload_sealed == null || sequence > eventsSeen) continue;
    events.push(...openEvents(ownerId, turnId, { sequence, event_count, payload_sealed }, receipt).slice(eventsSeen - sequence));
    eventsSeen = sequence + event_count;
  }
  return { isRunning: first.status === "running", events, eventsSeen };
}

/** A reply as it is stored. */
export type StoredReply = {
  readonly status: MessageStatus;
  readonly text: string;
  readonly reasoning: string;
  readonly failure: MessageFailure | null;
  readonly receipt: Receipt | null;
};

export async function readReply(ownerId: OwnerId, replyId: string): Promise<StoredReply | null> {
  const [row] = await db().$queryRaw<
    { status: MessageStatus; content_sealed: Uint8Array; reasoning_sealed: Uint8Array | null; failure_sealed: Uint8Array | null; receipt_sealed: Uint8Array | null }[]
  >`
    SELECT message.status, message.content_sealed, message.reasoning_sealed, message.failure_sealed, receipt.receipt_sealed FROM messages message
    LEFT JOIN receipts receipt ON receipt.owner_id = message.owner_id AND receipt.message_id = message.id
    WHERE message.owner_id = ${ownerId}::uuid AND message.id = ${replyId}::uuid`;
  if (!row) return null;
  return {
    status: row.status,
    text: openMessageText(ownerId, replyId, row.content_sealed),
    reasoning: row.reasoning_sealed ? openReasoning(ownerId, replyId, row.reasoning_sealed) : "",
    failure: row.failure_sealed && openFailure(ownerId, replyId, row.failure_sealed),
    receipt: row.receipt_sealed && openReceipt(ownerId, replyId, row.receipt_sealed),
  };
}

/** A running turn that some process holds. */
export type HeldTurn = TurnReference & { readonly ownerId: OwnerId; readonly userId: string; readonly leaseHolder: string; readonly isLeaseOver: boolean };

/** Every running turn that this process does not hold. */
export async function listTurnsOfOthers(holder: string, options: { onlyWhereLeaseIsOver: boolean }): Promise<HeldTurn[]> {
  const rows = await db().$queryRaw<(ReferenceRow & { owner_id: string; user_id: string; lease_holder: string; is_lease_over: boolean })[]>`
    SELECT turn.owner_id, turn.id, turn.conversation_id, turn.person_message_id, turn.reply_message_id, turn.status, turn.created_at,
      turn.lease_holder, turn.lease_expires_at < now() AS is_lease_over, conversation.user_id
    FROM turns turn JOIN conversations conversation ON conversation.owner_id = turn.owner_id AND conversation.id = turn.conversation_id
    WHERE turn.status = 'running' AND turn.lease_holder <> ${holder}
      AND (NOT ${options.onlyWhereLeaseIsOver} OR turn.lease_expires_at < now())
    ORDER BY turn.lease_expires_at LIMIT 500`;
  return rows.map((row) => ({
    ...toReference(row),
    ownerId: trustedOwnerId(row.owner_id),
    userId: row.user_id,
    leaseHolder: row.lease_holder,
    isLeaseOver: row.is_lease_over,
  }));
}
