import "server-only";
import { siblingColumns, siblingsOf } from "@/lib/chat/queries";
import { ALONE, openFailure, openMessageText, openReasoning, openReceipt, type SiblingRow, toSiblings } from "@/lib/chat/rows";
import type { MessageFailure, MessageId, MessageStatus, Siblings } from "@/lib/chat/schema";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import type { TurnEvent } from "./events";
import type { Receipt } from "@/lib/chat/receipt";
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

/** How many replies are being written for an owner, on all instances. */
export const countRunningTurns = (ownerId: OwnerId): Promise<number> => db().turn.count({ where: { ownerId, status: "running" } });

/** Where a turn's messages stand in the tree. */
export type TurnPlace = {
  readonly replySiblings: Siblings;
  readonly person: { readonly id: MessageId; readonly parentId: MessageId | null; readonly siblings: Siblings } | null;
};

export async function readTurnPlace(scope: Scope, turn: TurnReference): Promise<TurnPlace> {
  const rows = await db().$queryRaw<
    ({ id: MessageId; parent_id: MessageId | null } & SiblingRow<MessageId>)[]
  >`
    SELECT message.id, message.parent_id, ${siblingColumns} FROM messages message
    LEFT JOIN LATERAL (${siblingsOf(Prisma.sql`message`)}) siblings ON true
    WHERE message.owner_id = ${scope.ownerId}::uuid AND message.id IN (${turn.personId}::uuid, ${turn.replyId}::uuid)`;
  const find = (id: string) => {
    const row = rows.find((each) => each.id === id);
    return row && { id: row.id, parentId: row.parent_id, siblings: toSiblings(row) };
  };
  return { replySiblings: find(turn.replyId)?.siblings ?? ALONE, person: find(turn.personId) ?? null };
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

/**
 * What is stored of a turn: whether it still runs, and its events from number `after` on, up to the first that is missing
 * or cannot be read. `isDamaged`: there is such a one, which cannot be read.
 */
export async function readStoredEvents(
  ownerId: OwnerId,
  turnId: string,
  after: number,
): Promise<{ isRunning: boolean; events: TurnEvent[]; eventsSeen: number; isDamaged: boolean } | null> {
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
  let isDamaged = false;
  for (const { sequence, event_count, payload_sealed } of rows) {
    // A gap means that events were pruned: the caller is given the stored reply instead.
    if (sequence == null || event_count == null || payload_sealed == null || sequence > eventsSeen) continue;
    const batch = openIfReadable(ownerId, turnId, { sequence, event_count, payload_sealed }, receipt);
    // The next ones stand behind a gap: words with a hole in the middle would say what nobody said.
    if (!batch) {
      isDamaged = true;
      break;
    }
    events.push(...batch.slice(eventsSeen - sequence));
    eventsSeen = sequence + event_count;
  }
  return { isRunning: first.status === "running", events, eventsSeen, isDamaged };
}

/** Nothing here asks the database, so whatever is thrown says that the bytes are not what was stored. */
function openIfReadable(ownerId: OwnerId, turnId: string, row: EventBatchRow, receipt: Receipt | null): TurnEvent[] | null {
  try {
    return openEvents(ownerId, turnId, row, receipt);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** How many events of a turn are stored. */
export async function countStoredEvents(ownerId: OwnerId, turnId: string): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    SELECT COALESCE(max(sequence + event_count), 0)::int AS count FROM turn_events WHERE owner_id = ${ownerId}::uuid AND turn_id = ${turnId}::uuid`;
  return row?.count ?? 0;
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

/** A running turn whose process is not this one, or has lost it. */
export type HeldTurn = TurnReference & {
  readonly scope: Scope;
  readonly leaseHolder: string;
  readonly isLeaseOver: boolean;
  readonly isLearning: boolean;
};

/** Running turns besides those named; with `isLeaseOver`, only those whose lease ran out. */
export async function listAbandonedTurns(ours: readonly string[], options: { isLeaseOver: boolean }): Promise<HeldTurn[]> {
  const rows = await db().$queryRaw<
    (ReferenceRow & { owner_id: string; user_id: string; lease_holder: string; is_lease_over: boolean; is_learning: boolean })[]
  >`
    SELECT turn.owner_id, turn.id, turn.conversation_id, turn.person_message_id, turn.reply_message_id, turn.status, turn.created_at,
      turn.lease_holder, turn.lease_expires_at < now() AS is_lease_over, conversation.user_id, COALESCE(account.memory_enabled, true) AND conversation.memory_mode = 'learn' AS is_learning
    FROM turns turn JOIN conversations conversation ON conversation.owner_id = turn.owner_id AND conversation.id = turn.conversation_id
    LEFT JOIN accounts account ON account.owner_id = turn.owner_id
    WHERE turn.status = 'running' AND NOT (turn.id = ANY(${[...ours]}::uuid[])) AND (NOT ${options.isLeaseOver} OR turn.lease_expires_at < now())
    ORDER BY turn.lease_expires_at LIMIT 500`;
  return rows.map((row) => ({
    ...toReference(row),
    scope: trustedScope(trustedOwnerId(row.owner_id), row.user_id),
    leaseHolder: row.lease_holder,
    isLeaseOver: row.is_lease_over,
    isLearning: row.is_learning,
  }));
}

/** Which of these turns were asked to stop, and which are not running any more. */
export async function readStopRequests(turnIds: readonly string[]): Promise<{ toStop: string[]; lost: string[] }> {
  const rows = await db().$queryRaw<{ id: string; is_stop_requested: boolean }[]>`
    SELECT id, stop_requested_at IS NOT NULL AS is_stop_requested FROM turns WHERE status = 'running' AND id = ANY(${[...turnIds]}::uuid[])`;
  const running = new Map(rows.map((row) => [row.id, row.is_stop_requested]));
  return { toStop: turnIds.filter((id) => running.get(id) === true), lost: turnIds.filter((id) => !running.has(id)) };
}
