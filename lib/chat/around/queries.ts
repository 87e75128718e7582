import "server-only";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { besideMessage, messageById, messageColumns, MESSAGES_PER_PAGE } from "@/lib/chat/queries";
import type { MessageRow } from "@/lib/chat/rows";
import { toChatMessage } from "@/lib/chat/rows";
import type { MessagePage } from "@/lib/chat/schema";

/** What led to a message; the rest of the page is what became of it. */
const MESSAGES_ABOVE = 10;

/** Steps up a branch at most: nobody waits for a longer walk. A message further up is taken to be in view. */
const MOST_STEPS_UP = 10_000;

type Row = MessageRow & { position: number; is_on_branch: boolean };

/**
 * A message with a few before it and `limit` after it, oldest first.
 * @returns null when the message is not the caller's, in this conversation
 */
export function readMessagesAround(scope: Scope, conversationId: string, messageId: string, limit = MESSAGES_PER_PAGE): Promise<MessagePage | null> {
  return readStretch(scope, conversationId, messageId, { above: MESSAGES_ABOVE, below: limit });
}

/**
 * Messages after another one, oldest first.
 * @returns null when that message is not the caller's, in this conversation
 */
export async function readMessagesAfter(scope: Scope, conversationId: string, messageId: string, limit = MESSAGES_PER_PAGE): Promise<MessagePage | null> {
  const page = await readStretch(scope, conversationId, messageId, { above: 0, below: limit });
  return page && { ...page, messages: page.messages.filter(({ id }) => id !== messageId), hasEarlier: true };
}

type Extent = { readonly above: number; readonly below: number };

async function readStretch(scope: Scope, conversationId: string, messageId: string, extent: Extent): Promise<MessagePage | null> {
  const rows = await readBranchAt(scope, conversationId, messageId, extent);
  const [first] = rows;
  if (!first) return null;
  const { above, below } = extent;
  return {
    messages: rows.filter(({ position }) => position >= -above && position <= below).map((row) => toChatMessage(scope.ownerId, row)),
    hasEarlier: rows.some(({ position }) => position < -above),
    hasLater: rows.some(({ position }) => position > below),
    isOnBranch: first.is_on_branch,
  };
}

/**
 * A message at position 0, those above it at -1, -2, …, those below it at 1, 2, …, one more at each end than was asked for.
 * Below, it follows the branch in view where the message lies there: that is walked up from its end, by keys alone and no
 * further than the message (a parent has always a lower sequence than its child). On a branch that the person left it goes
 * down as switching to it would, always to the newest child.
 */
function readBranchAt({ ownerId, userId }: Scope, conversationId: string, messageId: string, { above, below }: Extent): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    WITH RECURSIVE asked AS MATERIALIZED (
      SELECT message.id, message.parent_id, message.sequence, conversation.active_leaf_id
      FROM conversations conversation CROSS JOIN ${messageById(ownerId, Prisma.sql`${messageId}::uuid`)} message
      WHERE conversation.owner_id = ${ownerId}::uuid AND conversation.id = ${conversationId}::uuid AND conversation.user_id = ${userId}
        AND message.conversation_id = conversation.id
    ), upwards (id, parent_id, position) AS (
      SELECT id, parent_id, 0 FROM asked
      UNION ALL
      SELECT parent.id, parent.parent_id, upwards.position - 1
      FROM upwards CROSS JOIN ${messageById(ownerId, Prisma.sql`upwards.parent_id`)} parent
      WHERE upwards.position >= -${above}::int
    ), in_view (id, parent_id, sequence, steps) AS (
      SELECT leaf.id, leaf.parent_id, leaf.sequence, 0
      FROM asked CROSS JOIN ${messageById(ownerId, Prisma.sql`asked.active_leaf_id`)} leaf
      UNION ALL
      SELECT parent.id, parent.parent_id, parent.sequence, in_view.steps + 1
      FROM in_view CROSS JOIN ${messageById(ownerId, Prisma.sql`in_view.parent_id`)} parent
      WHERE in_view.sequence > (SELECT sequence FROM asked) AND in_view.steps < ${MOST_STEPS_UP}::int
    ), reach AS MATERIALIZED (
      SELECT max(in_view.steps) FILTER (WHERE in_view.id = (SELECT id FROM asked)) AS steps, max(in_view.steps) = ${MOST_STEPS_UP}::int AS was_cut
      FROM in_view
    ), downwards (id, position) AS (
      SELECT asked.id, 0 FROM asked CROSS JOIN reach WHERE reach.steps IS NULL
      UNION ALL
      SELECT child.id, downwards.position + 1
      FROM downwards CROSS JOIN LATERAL (
        SELECT id FROM messages WHERE owner_id = ${ownerId}::uuid AND parent_id = downwards.id ORDER BY sequence DESC LIMIT 1
      ) child
      WHERE downwards.position <= ${below}::int
    ), shown (id, position) AS (
      SELECT id, position FROM upwards
      UNION ALL
      SELECT in_view.id, reach.steps - in_view.steps FROM in_view CROSS JOIN reach
      WHERE in_view.steps < reach.steps AND in_view.steps >= reach.steps - ${below}::int - 1
      UNION ALL
      SELECT id, position FROM downwards WHERE position > 0
    )
    SELECT shown.position, COALESCE(reach.steps IS NOT NULL OR reach.was_cut, false) AS is_on_branch, ${messageColumns}
    FROM shown CROSS JOIN reach CROSS JOIN ${messageById(ownerId, Prisma.sql`shown.id`)} message ${besideMessage}
    ORDER BY shown.position`;
}
