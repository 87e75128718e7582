import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import type { ConversationRow, MessageRow } from "./rows";
import { toChatMessage, toConversation, toPastMessage } from "./rows";
import type { Conversation, ConversationPage, MessagePage } from "./schema";

export const MESSAGES_PER_PAGE = 30;

/** Of a `ConversationRow`. */
export const conversationColumns = Prisma.sql`id, title_sealed, created_at, last_message_at, imported_at`;

/** Someone else's conversation and a missing one answer the same: neither is the caller's to know about. */
export async function findConversation(scope: Scope, conversationId: string): Promise<Conversation | null> {
  const [row] = await db().$queryRaw<ConversationRow[]>`
    SELECT ${conversationColumns} FROM conversations
    WHERE owner_id = ${scope.ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${scope.userId}`;
  return row ? toConversation(scope.ownerId, row) : null;
}

/**
 * Conversations, the one last spoken in first.
 * @param page `cursor` is what the page before gave as `nextCursor`; anything else starts from the top
 */
export async function listConversations(scope: Scope, page: { cursor?: string; limit: number }): Promise<ConversationPage> {
  const after = readCursor(page.cursor);
  const older = after
    ? Prisma.sql`AND (last_message_at, id) < (${after.lastMessageAt}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await db().$queryRaw<ConversationRow[]>`
    SELECT ${conversationColumns} FROM conversations
    WHERE owner_id = ${scope.ownerId}::uuid AND user_id = ${scope.userId} ${older}
    ORDER BY last_message_at DESC, id DESC LIMIT ${page.limit + 1}`;
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    conversations: shown.map((row) => toConversation(scope.ownerId, row)),
    nextCursor: rows.length > page.limit && last ? `${last.last_message_at.toISOString()}_${last.id}` : null,
  };
}

const CURSOR = /^([1-9]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string | undefined): { lastMessageAt: Date; id: string } | null {
  const [, time = "", id = ""] = CURSOR.exec(cursor ?? "") ?? [];
  const lastMessageAt = new Date(time);
  return id !== "" && !Number.isNaN(lastMessageAt.getTime()) ? { lastMessageAt, id } : null;
}

/**
 * The newest messages of the branch in view, oldest first; with `before`, those that come before that message
 * on its own branch. It walks up from the leaf, so the cost does not grow with the conversation.
 * @returns null when the conversation is not the caller's
 */
export async function readMessages(
  scope: Scope,
  conversationId: string,
  page: { before?: string; limit?: number } = {},
): Promise<MessagePage | null> {
  const limit = page.limit ?? MESSAGES_PER_PAGE;
  const { ownerId, userId } = scope;
  const start = page.before
    ? Prisma.sql`SELECT parent_id FROM messages WHERE owner_id = ${ownerId}::uuid AND conversation_id = conversation.id AND id = ${page.before}::uuid`
    : Prisma.sql`SELECT conversation.active_leaf_id`;
  const rows = await db().$queryRaw<(MessageRow | { id: null })[]>`
    WITH RECURSIVE conversation AS (
      SELECT id, active_leaf_id FROM conversations
      WHERE owner_id = ${ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${userId}
    ), branch AS (
      SELECT message.id, message.parent_id, 1 AS position
      FROM conversation CROSS JOIN ${messageById(ownerId, Prisma.sql`(${start})`)} message
      UNION ALL
      SELECT parent.id, parent.parent_id, branch.position + 1
      FROM branch CROSS JOIN ${messageById(ownerId, Prisma.sql`branch.parent_id`)} parent
      WHERE branch.position <= ${limit}
    )
    SELECT ${messageColumns}
    FROM conversation
    LEFT JOIN branch ON true
    LEFT JOIN ${messageById(ownerId, Prisma.sql`branch.id`)} message ON true
    ${besideMessage}
    ORDER BY branch.position`;
  if (rows.length === 0) return null;
  const found = rows.filter((row): row is MessageRow => row.id !== null);
  return {
    messages: found.slice(0, limit).map((row) => toChatMessage(ownerId, row)).reverse(),
    hasEarlier: found.length > limit,
    hasLater: page.before !== undefined,
    isOnBranch: true,
  };
}

/** To be selected beside a lateral join of `siblingsOf` named `siblings`. */
export const siblingColumns = Prisma.sql`siblings.sibling_count, siblings.sibling_index, siblings.previous_id, siblings.next_id`;

/** Where a message stands among those that share its parent, or among the beginnings of its conversation. */
export const siblingsOf = (message: Prisma.Sql) => Prisma.sql`
  SELECT count(*)::int AS sibling_count,
    (count(*) FILTER (WHERE sibling.sequence < ${message}.sequence))::int AS sibling_index,
    (array_agg(sibling.id ORDER BY sibling.sequence DESC) FILTER (WHERE sibling.sequence < ${message}.sequence))[1] AS previous_id,
    (array_agg(sibling.id ORDER BY sibling.sequence) FILTER (WHERE sibling.sequence > ${message}.sequence))[1] AS next_id
  FROM (
    SELECT id, sequence FROM messages
    WHERE owner_id = ${message}.owner_id AND parent_id = ${message}.parent_id
    UNION ALL
    SELECT id, sequence FROM messages
    WHERE ${message}.parent_id IS NULL AND owner_id = ${message}.owner_id AND conversation_id = ${message}.conversation_id AND parent_id IS NULL
  ) sibling`;

/** What a page shows of a `message`, to be selected where `besideMessage` is joined. */
export const messageColumns = Prisma.sql`
  message.id, message.parent_id, message.role, message.content_sealed, message.reasoning_sealed, message.failure_sealed,
  message.status, message.model_id, message.created_at, receipt.receipt_sealed, ${siblingColumns}`;
export const besideMessage = Prisma.sql`
  LEFT JOIN receipts receipt ON receipt.owner_id = message.owner_id AND receipt.message_id = message.id
  LEFT JOIN LATERAL (${siblingsOf(Prisma.sql`message`)}) siblings ON true`;

/** A message as the prompt takes it. */
export type PastMessage = { id: string; role: "person" | "assistant"; text: string; tokenCount: number };
export type PastMessageRow = { id: string; role: string; content_sealed: Uint8Array; token_count: number };

/** How far back a prompt looks: no more messages than `limit`, and no further than where their tokens pass `tokenBudget`. */
export type LookBack = { readonly limit: number; readonly tokenBudget: number };

/**
 * One message, by its key. The bound makes it a look-up of its own: until the table is analysed a planner takes an owner for
 * a small one, and would read all of the owner's messages for every step up a branch.
 */
export function messageById(ownerId: string, id: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`LATERAL (SELECT * FROM messages WHERE owner_id = ${ownerId}::uuid AND id = ${id} LIMIT 1)`;
}

/**
 * A recursive query, to stand in a `WITH RECURSIVE` under the name `branch`: places of the branch that ends at the
 * message that `leaf` selects, going up from position 1.
 */
export const branchUpFrom = (scope: Scope, leaf: Prisma.Sql, { limit, tokenBudget }: LookBack) => Prisma.sql`
  SELECT id, parent_id, token_count, 1 AS position, token_count::bigint AS tokens_so_far
  FROM ${messageById(scope.ownerId, Prisma.sql`(${leaf})`)} message
  UNION ALL
  SELECT parent.id, parent.parent_id, parent.token_count, branch.position + 1, branch.tokens_so_far + parent.token_count
  FROM branch CROSS JOIN ${messageById(scope.ownerId, Prisma.sql`branch.parent_id`)} parent
  WHERE branch.position < ${limit} AND branch.tokens_so_far <= ${tokenBudget}`;

/** Messages of the branch that ends at a message, newest first. */
export async function readPastMessages(scope: Scope, input: LookBack & { messageId: string }): Promise<PastMessage[]> {
  const rows = await db().$queryRaw<PastMessageRow[]>`
    WITH RECURSIVE branch AS (${branchUpFrom(scope, Prisma.sql`${input.messageId}::uuid`, input)})
    SELECT message.id, message.role, message.content_sealed, message.token_count
    FROM branch CROSS JOIN ${messageById(scope.ownerId, Prisma.sql`branch.id`)} message
    ORDER BY branch.position`;
  return rows.map((row) => toPastMessage(scope.ownerId, row));
}
