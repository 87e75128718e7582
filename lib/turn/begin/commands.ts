import "server-only";
import type { LookBack } from "@/lib/chat/queries";
import { siblingColumns, siblingsOf } from "@/lib/chat/queries";
import { ALONE, openMessageText, openReasoning, sealMessageText, type SiblingRow, toPastMessage, toSiblings } from "@/lib/chat/rows";
import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import type { MessageId } from "@/lib/chat/schema";
import { Prisma } from "@/lib/db/generated/client";
import { queryRows } from "@/lib/db/query-rows";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { branchToSummary, summaryColumns, summaryJoin } from "@/lib/memory/summary/queries";
import { openSummary } from "@/lib/memory/summary/rows";
import type { BegunTurn } from "@/lib/turn/begun-turn";
import { leaseHolder } from "@/lib/turn/lease-holder";
import { leaseEnd } from "@/lib/turn/rows";

type BegunRow = SiblingRow<MessageId> & {
  conversation_id: string;
  reply_id: MessageId;
  person_id: MessageId;
  parent_id: MessageId | null;
  content_sealed: Uint8Array;
  token_count: number;
  earlier_sealed: Uint8Array | null;
  earlier_reasoning_sealed: Uint8Array | null;
  is_memory_on: boolean;
  is_learning: boolean;
  left_out: string[];
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

const inFirstRow = (column: Prisma.Sql) => Prisma.sql`CASE WHEN COALESCE(branch.position, 1) = 1 THEN ${column} END`;
/**
 * The statement that begins a turn also reads the recent messages that its prompt takes: a row each, the newest
 * first, beside the columns about the turn; and the summary of those before. What is long stands in the first row only.
 */
const pastColumns = Prisma.sql`
  branch.id AS past_id, past.role AS past_role, past.content_sealed AS past_sealed, past.token_count AS past_token_count,
  ${summaryColumns}, ${inFirstRow(Prisma.sql`summary.content_sealed`)} AS summary_sealed`;
const joinPast = (scope: Scope, conversationId: Prisma.Sql) => Prisma.sql`
  LEFT JOIN branch ON branch.is_in_reach
  LEFT JOIN LATERAL (SELECT role, content_sealed, token_count FROM messages WHERE owner_id = ${scope.ownerId}::uuid AND id = branch.id LIMIT 1) past ON true
  ${summaryJoin(scope, conversationId)}`;

/** The turn's row: running, and ours. The partial unique index refuses it where another one runs. */
const turnInsert = (scope: Scope, turnId: string, source: Prisma.Sql) => Prisma.sql`
  INSERT INTO turns (owner_id, id, conversation_id, person_message_id, reply_message_id, status, lease_holder, lease_expires_at)
  SELECT ${scope.ownerId}::uuid, ${turnId}::uuid, conversation_id, person_id, reply_id, 'running', ${leaseHolder()}, ${leaseEnd}
  FROM ${source} RETURNING 1`;

/** What the account and the conversation allow, and what the conversation leaves out; `mode` is the conversation's. */
const settings = (scope: Scope, conversationId: string, mode: Prisma.Sql) => {
  const isOn = Prisma.sql`COALESCE((SELECT memory_enabled FROM accounts WHERE owner_id = ${scope.ownerId}::uuid), true)`;
  return Prisma.sql`${isOn} AND ${mode} <> 'off' AS is_memory_on, ${isOn} AND ${mode} = 'learn' AS is_learning,
    ARRAY(SELECT memory_id::text FROM memory_exclusions WHERE owner_id = ${scope.ownerId}::uuid AND conversation_id = ${conversationId}::uuid) AS left_out`;
};
const modeOfTarget = Prisma.sql`(SELECT memory_mode FROM target)`;

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
    /** Of a conversation that is made by this message. */
    memoryMode?: MemoryMode | undefined;
    lookBack: LookBack;
  },
): Promise<BegunTurn | null> {
  const { ownerId, userId } = scope;
  const { conversationId, message, parentId, memoryMode = "learn" } = input;
  const [turnId, replyId] = [newId(), newId() as MessageId];
  const place =
    parentId === undefined
      ? Prisma.sql`SELECT active_leaf_id AS parent_id FROM conversation`
      : parentId === null
        ? Prisma.sql`SELECT NULL::uuid AS parent_id FROM conversation`
        : Prisma.sql`SELECT parent.id AS parent_id FROM conversation JOIN messages parent ON parent.owner_id = ${ownerId}::uuid
            AND parent.id = ${parentId}::uuid AND parent.conversation_id = conversation.id AND parent.role = 'assistant'`;
  const rows = await queryRows<BegunRow>(Prisma.sql`
    WITH RECURSIVE conversation AS (
      SELECT id, active_leaf_id, title_source, cleared_up_to, memory_mode FROM conversations
      WHERE owner_id = ${ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${userId}
    ), place AS (
      ${place}
      UNION ALL
      SELECT NULL::uuid WHERE ${input.isNewConversation && !parentId} AND NOT EXISTS (SELECT FROM conversation)
    ), allowed AS (
      SELECT parent_id, ${conversationId}::uuid AS conversation_id, ${message.id}::uuid AS person_id, ${replyId}::uuid AS reply_id
      FROM place WHERE NOT EXISTS (SELECT FROM messages WHERE owner_id = ${ownerId}::uuid AND id = ${message.id}::uuid) AND ${hasRoom(scope)}
    ), made AS (
      INSERT INTO conversations (owner_id, id, user_id, active_leaf_id, memory_mode)
      SELECT ${ownerId}::uuid, conversation_id, ${userId}, reply_id, ${memoryMode}::text FROM allowed WHERE NOT EXISTS (SELECT FROM conversation) RETURNING 1
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
    ), beside AS MATERIALIZED (${besideNew(ownerId)}
    ), branch AS (${branchToSummary(scope, Prisma.sql`SELECT parent_id FROM allowed`, Prisma.sql`SELECT cleared_up_to FROM conversation`, input.lookBack)})
    SELECT allowed.conversation_id, allowed.person_id, allowed.reply_id, allowed.parent_id,
      ${Buffer.alloc(0)}::bytea AS content_sealed, ${message.tokenCount}::int AS token_count,
      NULL::bytea AS earlier_sealed, NULL::bytea AS earlier_reasoning_sealed, reply.created_at,
      beside.count + 1 AS sibling_count, beside.count AS sibling_index, beside.newest_id AS previous_id, NULL::uuid AS next_id, NOT EXISTS (SELECT FROM conversation WHERE title_source <> 'none') AS is_untitled,
      ${settings(scope, conversationId, Prisma.sql`COALESCE((SELECT memory_mode FROM conversation), ${memoryMode}::text)`)}, ${pastColumns}
    FROM allowed CROSS JOIN reply CROSS JOIN beside ${joinPast(scope, Prisma.sql`allowed.conversation_id`)} ORDER BY branch.position`);
  const [row] = rows;
  if (!row) return null;
  const begun = toBegunTurn(scope, turnId, rows, row, { person: message.text, earlier: NOTHING_EARLIER });
  return { ...begun, person: { ...begun.person, siblings: toSiblings(row) }, replySiblings: ALONE };
}

/**
 * How many messages stood where the new one goes, as they were before it, and the newest of them. Materialised, because
 * the statement has a row for each recent message; in two halves, because one index cannot look for both.
 */
const besideNew = (ownerId: string) => Prisma.sql`
  SELECT count(*)::int AS count, (array_agg(id ORDER BY sequence DESC))[1] AS newest_id FROM (
    SELECT each.id, each.sequence FROM allowed JOIN messages each
      ON each.owner_id = ${ownerId}::uuid AND each.parent_id = allowed.parent_id AND each.role = 'person'
    UNION ALL
    SELECT each.id, each.sequence FROM allowed JOIN messages each
      ON each.owner_id = ${ownerId}::uuid AND each.conversation_id = allowed.conversation_id AND each.parent_id IS NULL AND each.role = 'person'
    WHERE allowed.parent_id IS NULL
  ) standing`;

type RepeatInput = { conversationId: string; messageId: MessageId; lookBack: LookBack };

/**
 * Stores an empty reply beside the others to the same message, and a running turn.
 * @returns null when the message is not the caller's, in this conversation, or when too many run
 * @throws a unique violation when a turn runs in the conversation
 */
export async function beginRegeneratedTurn(scope: Scope, input: RepeatInput): Promise<BegunTurn | null> {
  const { ownerId } = scope;
  const [turnId, replyId] = [newId(), newId() as MessageId];
  const rows = await queryRows<BegunRow>(Prisma.sql`
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
      NULL::uuid AS next_id, person.title_source = 'none' AS is_untitled, ${settings(scope, input.conversationId, modeOfTarget)}
    FROM person CROSS JOIN reply ${joinPast(scope, Prisma.sql`person.conversation_id`)} ORDER BY branch.position`);
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
  const rows = await queryRows<BegunRow>(Prisma.sql`
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
      reply.title_source = 'none' AS is_untitled, ${settings(scope, input.conversationId, modeOfTarget)}
    FROM reply CROSS JOIN person LEFT JOIN LATERAL (${siblingsOf(Prisma.sql`reply`)}) siblings ON true ${joinPast(scope, Prisma.sql`reply.conversation_id`)}
    ORDER BY branch.position`);
  const [row] = rows;
  if (!row) return null;
  const earlier = {
    text: row.earlier_sealed ? openMessageText(ownerId, row.reply_id, row.earlier_sealed) : "",
    reasoning: row.earlier_reasoning_sealed ? openReasoning(ownerId, row.reply_id, row.earlier_reasoning_sealed) : "",
  };
  return toBegunTurn(scope, turnId, rows, row, { person: openMessageText(ownerId, row.person_id, row.content_sealed), earlier });
}

const ownMessage = (scope: Scope, input: RepeatInput) => Prisma.sql`
  SELECT message.id, message.role, message.parent_id, message.status, conversation.title_source, conversation.cleared_up_to, conversation.memory_mode
  FROM conversations conversation JOIN messages message ON message.owner_id = conversation.owner_id AND message.conversation_id = conversation.id
  WHERE conversation.owner_id = ${scope.ownerId}::uuid AND conversation.id = ${input.conversationId}::uuid AND conversation.user_id = ${scope.userId}
    AND message.id = ${input.messageId}::uuid AND ${hasRoom(scope)}`;

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
  isLearning: row.is_learning,
  leftOutMemoryIds: row.left_out,
  isUntitled: row.is_untitled,
  createdAt: row.created_at.toISOString(),
});
