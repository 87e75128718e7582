import "server-only";
import type { LookBack } from "@/lib/chat/queries";
import { siblingColumns, siblingsOf } from "@/lib/chat/queries";
import { openMessageText, openReasoning, sealFailure, sealMessageText, sealReasoning, sealReceipt, toPastMessage } from "@/lib/chat/rows";
import type { MessageFailure, MessageId, MessageStatus, Siblings } from "@/lib/chat/schema";
import type { Transaction } from "@/lib/db/client";
import { db, inTransaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { sendJobs } from "@/lib/jobs/commands";
import { countUses } from "@/lib/memory/commands";
import { branchToSummary, summaryColumns, summaryJoin } from "@/lib/memory/summary/queries";
import { openSummary } from "@/lib/memory/summary/rows";
import type { QueuedJob } from "@/lib/jobs/job";
import type { ModelCall } from "@/lib/models/types";
import { recordModelCall } from "@/lib/usage/commands";
import type { BegunTurn } from "./begun-turn";
import type { TurnEvent } from "./events";
import { LEASE_SECONDS, leaseHolder } from "./lease-holder";
import type { Receipt } from "@/lib/chat/receipt";
import { sealEvents } from "./rows";

type SiblingRow = { sibling_count: number; sibling_index: number; previous_id: MessageId | null; next_id: MessageId | null };
type BegunRow = SiblingRow & {
  conversation_id: string;
  reply_id: MessageId;
  person_id: MessageId;
  parent_id: MessageId | null;
  content_sealed: Uint8Array;
  token_count: number;
  earlier_sealed: Uint8Array | null;
  earlier_reasoning_sealed: Uint8Array | null;
  is_memory_on: boolean;
  is_untitled: boolean;
  created_at: Date;
  turns_since_summary: number;
  tokens_since_summary: number;
} & ({ summary_sealed: null } | { summary_sealed: Uint8Array; summary_ends_at: string; summary_watermark: number }) & ({ past_id: null } | { past_id: string; past_role: string; past_sealed: Uint8Array; past_token_count: number });

/** More than the tabs a person has open; a script that only begins replies and leaves would keep the servers, and the provider's meter, running. */
export const MOST_TURNS_AT_ONCE = 32;

/**
 * Whether one more reply may be begun for an owner, on whatever instance the others are written. Calls at the very
 * same moment do not see each other: how many there can be of those, the limit of calls bounds exactly.
 */
const hasRoom = (scope: Scope) => Prisma.sql`
  (SELECT count(*) FROM turns held WHERE held.owner_id = ${scope.ownerId}::uuid AND held.status = 'running') < ${MOST_TURNS_AT_ONCE}::int`;

const leaseEnd = Prisma.sql`now() + make_interval(secs => ${LEASE_SECONDS})`;

const inFirstRow = (column: Prisma.Sql) => Prisma.sql`CASE WHEN COALESCE(branch.position, 1) = 1 THEN ${column} END`;
/**
 * The statement that begins a turn also reads the recent messages that its prompt takes: a row each, the newest
 * first, beside the columns about the turn; and the summary of those before. What is long stands in the first row only.
 */
const pastColumns = Prisma.sql`
  branch.id AS past_id, past.role AS past_role, past.content_sealed AS past_sealed, past.token_count AS past_token_count,
  ${summaryColumns}, ${inFirstRow(Prisma.sql`summary.content_sealed`)} AS summary_sealed`;
const joinPast = (scope: Scope, conversationId: Prisma.Sql) => Prisma.sql`
  LEFT JOIN branch ON branch.is_in_reach LEFT JOIN messages past ON past.owner_id = ${scope.ownerId}::uuid AND past.id = branch.id
  ${summaryJoin(scope, conversationId)}`;

/** The turn's row: running, and ours. The partial unique index refuses it where another one runs. */
const turnInsert = (scope: Scope, turnId: string, source: Prisma.Sql) => Prisma.sql`
  INSERT INTO turns (owner_id, id, conversation_id, person_message_id, reply_message_id, status, lease_holder, lease_expires_at)
  SELECT ${scope.ownerId}::uuid, ${turnId}::uuid, conversation_id, person_id, reply_id, 'running', ${leaseHolder()}, ${leaseEnd}
  FROM ${source} RETURNING 1`;

const settings = (scope: Scope) => Prisma.sql`
  COALESCE((SELECT memory_enabled FROM accounts WHERE owner_id = ${scope.ownerId}::uuid), true) AS is_memory_on`;

/**
 * Stores a person's message, an empty reply and a running turn, and the conversation where it is new: all or
 * nothing, in one statement, before any model is asked.
 * @returns null when there is no such conversation or parent, when the message is already there, or when too many run
 * @throws a unique violation when a turn runs in the conversation, or the same message is being stored
 */
export async function beginSubmittedTurn(
  scope: Scope,
  input: {
    conversationId: string;
    isNewConversation: boolean;
    message: { id: MessageId; text: string; tokenCount: number };
    /** Absent: the end of the branch in view. */
    parentId?: MessageId | null;
    lookBack: LookBack;
  },
): Promise<BegunTurn | null> {
  const { ownerId, userId } = scope;
  const { conversationId, message, parentId } = input;
  const [turnId, replyId] = [newId(), newId() as MessageId];
  const place =
    parentId === undefined
      ? Prisma.sql`SELECT active_leaf_id AS parent_id FROM conversation`
      : parentId === null
        ? Prisma.sql`SELECT NULL::uuid AS parent_id FROM conversation`
        : Prisma.sql`SELECT parent.id AS parent_id FROM conversation JOIN messages parent ON parent.owner_id = ${ownerId}::uuid
            AND parent.id = ${parentId}::uuid AND parent.conversation_id = conversation.id AND parent.role = 'assistant'`;
  const rows = await db().$queryRaw<BegunRow[]>`
    WITH RECURSIVE conversation AS (
      SELECT id, active_leaf_id, title_source, cleared_up_to FROM conversations
      WHERE owner_id = ${ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${userId}
    ), place AS (
      ${place}
      UNION ALL
      SELECT NULL::uuid WHERE ${input.isNewConversation && !parentId} AND NOT EXISTS (SELECT FROM conversation)
    ), allowed AS (
      SELECT parent_id, ${conversationId}::uuid AS conversation_id, ${message.id}::uuid AS person_id, ${replyId}::uuid AS reply_id
      FROM place WHERE NOT EXISTS (SELECT FROM messages WHERE owner_id = ${ownerId}::uuid AND id = ${message.id}::uuid) AND ${hasRoom(scope)}
    ), made AS (
      INSERT INTO conversations (owner_id, id, user_id, active_leaf_id)
      SELECT ${ownerId}::uuid, conversation_id, ${userId}, reply_id FROM allowed WHERE NOT EXISTS (SELECT FROM conversation) RETURNING 1
    ), touched AS (
      UPDATE conversations SET active_leaf_id = allowed.reply_id, last_message_at = now() FROM allowed
      WHERE owner_id = ${ownerId}::uuid AND id = allowed.conversation_id AND user_id = ${userId} RETURNING 1
    ), person AS (
      INSERT INTO messages (owner_id, id, conversation_id, parent_id, role, content_sealed, status, token_count)
      SELECT ${ownerId}::uuid, person_id, conversation_id, parent_id, 'person',
        ${sealMessageText(ownerId, message.id, message.text)}::bytea, 'complete', ${message.tokenCount}::int
      FROM allowed RETURNING id, conversation_id
    ), reply AS (
      INSERT INTO messages (owner_id, id, conversation_id, parent_id, role, content_sealed, status, token_count)
      SELECT ${ownerId}::uuid, ${replyId}::uuid, conversation_id, id, 'assistant', ${sealMessageText(ownerId, replyId, "")}::bytea, 'streaming', 0
      FROM person RETURNING created_at
    ), turn AS (${turnInsert(scope, turnId, Prisma.sql`allowed`)}
    ), branch AS (${branchToSummary(scope, Prisma.sql`SELECT parent_id FROM allowed`, Prisma.sql`SELECT cleared_up_to FROM conversation`, input.lookBack)})
    SELECT allowed.conversation_id, allowed.person_id, allowed.reply_id, allowed.parent_id,
      ${Buffer.alloc(0)}::bytea AS content_sealed, ${message.tokenCount}::int AS token_count,
      NULL::bytea AS earlier_sealed, NULL::bytea AS earlier_reasoning_sealed, reply.created_at,
      (SELECT count(*)::int + 1 FROM messages beside WHERE ${besideNew(ownerId)}) AS sibling_count,
      (SELECT count(*)::int FROM messages beside WHERE ${besideNew(ownerId)}) AS sibling_index,
      (SELECT id FROM messages beside WHERE ${besideNew(ownerId)} ORDER BY sequence DESC LIMIT 1) AS previous_id,
      NULL::uuid AS next_id, NOT EXISTS (SELECT FROM conversation WHERE title_source <> 'none') AS is_untitled, ${settings(scope)}, ${pastColumns}
    FROM allowed CROSS JOIN reply ${joinPast(scope, Prisma.sql`allowed.conversation_id`)} ORDER BY branch.position`;
  const [row] = rows;
  if (!row) return null;
  const begun = toBegunTurn(scope, turnId, rows, row, { person: message.text, earlier: NOTHING_EARLIER });
  return { ...begun, person: { ...begun.person, siblings: toSiblings(row) }, replySiblings: ALONE };
}

/** Messages that stood where the new one goes, as they were before it. */
const besideNew = (ownerId: string) => Prisma.sql`
  beside.owner_id = ${ownerId}::uuid AND beside.conversation_id = allowed.conversation_id AND beside.role = 'person'
  AND (beside.parent_id = allowed.parent_id OR (allowed.parent_id IS NULL AND beside.parent_id IS NULL))`;

type RepeatInput = { conversationId: string; messageId: MessageId; lookBack: LookBack };

/**
 * Stores an empty reply beside the others to the same message, and a running turn.
 * @returns null when the message is not the caller's, in this conversation, or when too many run
 * @throws a unique violation when a turn runs in the conversation
 */
export async function beginRegeneratedTurn(scope: Scope, input: RepeatInput): Promise<BegunTurn | null> {
  const { ownerId } = scope;
  const [turnId, replyId] = [newId(), newId() as MessageId];
  const rows = await db().$queryRaw<BegunRow[]>`
    WITH RECURSIVE target AS (${ownMessage(scope, input)}), person AS (
      SELECT person.id AS person_id, person.parent_id, person.content_sealed, person.token_count, person.conversation_id, target.title_source
      FROM target JOIN messages person ON person.owner_id = ${ownerId}::uuid
        AND person.id = CASE WHEN target.role = 'person' THEN target.id ELSE target.parent_id END
    ), reply AS (
      INSERT INTO messages (owner_id, id, conversation_id, parent_id, role, content_sealed, status, token_count)
      SELECT ${ownerId}::uuid, ${replyId}::uuid, conversation_id, person_id, 'assistant', ${sealMessageText(ownerId, replyId, "")}::bytea, 'streaming', 0
      FROM person RETURNING id AS reply_id, conversation_id, parent_id AS person_id, created_at
    ), touched AS (
      UPDATE conversations SET active_leaf_id = reply.reply_id, last_message_at = now() FROM reply
      WHERE owner_id = ${ownerId}::uuid AND id = reply.conversation_id RETURNING 1
    ), turn AS (${turnInsert(scope, turnId, Prisma.sql`reply`)}
    ), branch AS (${branchToSummary(scope, Prisma.sql`SELECT parent_id FROM person`, Prisma.sql`SELECT cleared_up_to FROM target`, input.lookBack)})
    SELECT person.conversation_id, person.person_id, reply.reply_id, person.parent_id, person.token_count,
      ${inFirstRow(Prisma.sql`person.content_sealed`)} AS content_sealed, ${pastColumns},
      NULL::bytea AS earlier_sealed, NULL::bytea AS earlier_reasoning_sealed, reply.created_at,
      (SELECT count(*)::int + 1 FROM messages WHERE owner_id = ${ownerId}::uuid AND parent_id = person.person_id) AS sibling_count,
      (SELECT count(*)::int FROM messages WHERE owner_id = ${ownerId}::uuid AND parent_id = person.person_id) AS sibling_index,
      (SELECT id FROM messages WHERE owner_id = ${ownerId}::uuid AND parent_id = person.person_id ORDER BY sequence DESC LIMIT 1) AS previous_id,
      NULL::uuid AS next_id, person.title_source = 'none' AS is_untitled, ${settings(scope)}
    FROM person CROSS JOIN reply ${joinPast(scope, Prisma.sql`person.conversation_id`)} ORDER BY branch.position`;
  const [row] = rows;
  return row ? toBegunTurn(scope, turnId, rows, row, { person: openMessageText(ownerId, row.person_id, row.content_sealed), earlier: NOTHING_EARLIER }) : null;
}

/**
 * Reopens a reply that ended early and has no messages after it, and stores a running turn.
 * @returns null when there is no such reply of the caller's, in this conversation, or when too many run
 * @throws a unique violation when a turn runs in the conversation
 */
export async function beginContinuedTurn(scope: Scope, input: RepeatInput): Promise<BegunTurn | null> {
  const { ownerId } = scope;
  const turnId = newId();
  const rows = await db().$queryRaw<BegunRow[]>`
    WITH RECURSIVE target AS (${ownMessage(scope, input)}), reply AS (
      UPDATE messages SET status = 'streaming', failure_sealed = NULL FROM target
      WHERE messages.owner_id = ${ownerId}::uuid AND messages.id = target.id AND target.role = 'assistant' AND target.status <> 'streaming'
        AND NOT EXISTS (SELECT FROM messages child WHERE child.owner_id = ${ownerId}::uuid AND child.parent_id = target.id)
      RETURNING messages.id AS reply_id, messages.conversation_id, messages.parent_id AS person_id, messages.created_at, messages.owner_id, messages.id,
        messages.content_sealed, messages.reasoning_sealed, messages.parent_id, messages.sequence, target.title_source
    ), touched AS (
      UPDATE conversations SET active_leaf_id = reply.reply_id, last_message_at = now() FROM reply
      WHERE conversations.owner_id = ${ownerId}::uuid AND conversations.id = reply.conversation_id RETURNING 1
    ), turn AS (${turnInsert(scope, turnId, Prisma.sql`reply`)}
    ), person AS (
      SELECT person.id, person.parent_id, person.content_sealed, person.token_count
      FROM reply JOIN messages person ON person.owner_id = ${ownerId}::uuid AND person.id = reply.person_id
    ), unfolded AS (
      -- A summary of the reply as it was would leave out what it is now to say.
      DELETE FROM summaries USING reply WHERE summaries.owner_id = ${ownerId}::uuid AND summaries.ends_at_message_id = reply.reply_id RETURNING 1
    ), branch AS (${branchToSummary(scope, Prisma.sql`SELECT parent_id FROM person`, Prisma.sql`SELECT cleared_up_to FROM target`, input.lookBack)})
    SELECT reply.conversation_id, reply.person_id, reply.reply_id, person.parent_id, person.token_count, reply.created_at, ${siblingColumns},
      ${inFirstRow(Prisma.sql`person.content_sealed`)} AS content_sealed, ${inFirstRow(Prisma.sql`reply.content_sealed`)} AS earlier_sealed,
      ${inFirstRow(Prisma.sql`reply.reasoning_sealed`)} AS earlier_reasoning_sealed, ${pastColumns},
      reply.title_source = 'none' AS is_untitled, ${settings(scope)}
    FROM reply CROSS JOIN person LEFT JOIN LATERAL (${siblingsOf(Prisma.sql`reply`)}) siblings ON true ${joinPast(scope, Prisma.sql`reply.conversation_id`)}
    ORDER BY branch.position`;
  const [row] = rows;
  if (!row) return null;
  const earlier = {
    text: row.earlier_sealed ? openMessageText(ownerId, row.reply_id, row.earlier_sealed) : "",
    reasoning: row.earlier_reasoning_sealed ? openReasoning(ownerId, row.reply_id, row.earlier_reasoning_sealed) : "",
  };
  return toBegunTurn(scope, turnId, rows, row, { person: openMessageText(ownerId, row.person_id, row.content_sealed), earlier });
}

const ownMessage = (scope: Scope, input: RepeatInput) => Prisma.sql`
  SELECT message.id, message.role, message.parent_id, message.status, conversation.title_source, conversation.cleared_up_to
  FROM conversations conversation JOIN messages message ON message.owner_id = conversation.owner_id AND message.conversation_id = conversation.id
  WHERE conversation.owner_id = ${scope.ownerId}::uuid AND conversation.id = ${input.conversationId}::uuid AND conversation.user_id = ${scope.userId}
    AND message.id = ${input.messageId}::uuid AND ${hasRoom(scope)}`;

const ALONE: Siblings = { index: 0, count: 1, previousId: null, nextId: null };

const toSiblings = (row: SiblingRow): Siblings => ({
  index: row.sibling_index,
  count: row.sibling_count,
  previousId: row.previous_id,
  nextId: row.next_id,
});

const NOTHING_EARLIER = { text: "", reasoning: "" };

const toBegunTurn = (
  scope: Scope,
  turnId: string,
  rows: readonly BegunRow[],
  row: BegunRow,
  texts: { person: string; earlier: BegunTurn["earlier"] },
): BegunTurn => ({
  turnId,
  conversationId: row.conversation_id,
  replyId: row.reply_id,
  replySiblings: toSiblings(row),
  person: { id: row.person_id, text: texts.person, tokenCount: row.token_count, parentId: row.parent_id, siblings: null },
  earlier: texts.earlier,
  past: rows.flatMap((each) =>
    each.past_id === null
      ? []
      : [toPastMessage(scope.ownerId, { id: each.past_id, role: each.past_role, content_sealed: each.past_sealed, token_count: each.past_token_count })],
  ),
  summary: row.summary_sealed && {
    content: openSummary(scope.ownerId, row.conversation_id, row.summary_ends_at, row.summary_sealed),
    watermark: row.summary_watermark,
  },
  sinceSummary: { turns: row.turns_since_summary, tokens: row.tokens_since_summary },
  isMemoryOn: row.is_memory_on,
  isUntitled: row.is_untitled,
  createdAt: row.created_at.toISOString(),
});

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
  readonly text: string;
  readonly reasoning: string;
  readonly tokenCount: number;
  readonly failure: MessageFailure | null;
  readonly providerId: string | null;
  readonly modelId: string | null;
  readonly receipt: Receipt | null;
  /** Events not stored yet, and the number of the first. */
  readonly events: readonly TurnEvent[];
  readonly firstEventSequence: number;
};

/**
 * Closes a turn: its reply, receipt, last events, usage and the jobs that follow, all or nothing. Usage is recorded
 * also for a turn that was deleted with its conversation, since it was paid for; where somebody else closed the
 * turn, they recorded it.
 * @param also.holder who must still hold the turn
 * @returns false when it was closed or deleted before
 */
export function closeTurn(
  scope: Scope,
  end: TurnEnd,
  also: { holder: string; call: ModelCall | null; jobs: readonly QueuedJob[] },
): Promise<boolean> {
  return inTransaction(async (transaction) => {
    const { wasEnded, isGone } = await endTurn(transaction, scope.ownerId, end, also.holder);
    if (also.call && (wasEnded || isGone)) await recordModelCall(scope, also.call, { conversationId: end.conversationId, messageId: end.replyId }, transaction);
    if (wasEnded) {
      await countUses(transaction, scope, usedMemoryIds(end.receipt));
      await sendJobs(transaction, also.jobs);
    }
    return wasEnded;
  });
}

const usedMemoryIds = (receipt: Receipt | null): string[] =>
  (receipt?.memories ?? []).flatMap(({ kind, use, memoryId }) => (kind === "memory" && use === "used" && memoryId ? [memoryId] : []));

async function endTurn(transaction: Transaction, ownerId: OwnerId, end: TurnEnd, holder: string): Promise<{ wasEnded: boolean; isGone: boolean }> {
  const { turnId, replyId } = end;
  const batch = end.events.length > 0 ? sealEvents(ownerId, turnId, end.firstEventSequence, end.events) : null;
  const [row] = await transaction.$queryRaw<{ was_ended: boolean; is_gone: boolean }[]>`
    WITH turn AS (
      UPDATE turns SET status = ${end.status}, finished_at = now()
      WHERE owner_id = ${ownerId}::uuid AND id = ${turnId}::uuid AND status = 'running' AND lease_holder = ${holder}
      RETURNING owner_id, id
    ), reply AS (
      UPDATE messages SET content_sealed = ${sealMessageText(ownerId, replyId, end.text)}::bytea,
        reasoning_sealed = ${end.reasoning === "" ? null : sealReasoning(ownerId, replyId, end.reasoning)}::bytea,
        failure_sealed = ${end.failure && sealFailure(ownerId, replyId, end.failure)}::bytea,
        status = ${end.status}, token_count = ${end.tokenCount}::int,
        provider_id = COALESCE(${end.providerId}, provider_id), model_id = COALESCE(${end.modelId}, model_id)
      FROM turn WHERE messages.owner_id = turn.owner_id AND messages.id = ${replyId}::uuid RETURNING messages.owner_id, messages.id
    ), batch AS (
      INSERT INTO turn_events (owner_id, turn_id, sequence, event_count, payload_sealed)
      SELECT owner_id, id, ${end.firstEventSequence}::int, ${end.events.length}::int, ${batch}::bytea FROM turn WHERE ${batch !== null}
      -- There already: an answer of the journal's was lost. The reply holds these words, too.
      ON CONFLICT DO NOTHING RETURNING 1
    ), receipt AS (
      INSERT INTO receipts (owner_id, message_id, receipt_sealed)
      SELECT owner_id, id, ${end.receipt && sealReceipt(ownerId, replyId, end.receipt)}::bytea FROM reply WHERE ${end.receipt !== null}
      ON CONFLICT (owner_id, message_id) DO UPDATE SET receipt_sealed = EXCLUDED.receipt_sealed, created_at = EXCLUDED.created_at RETURNING 1
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
