import "server-only";
import { now } from "@/lib/clock";
import { type Database, db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { contentHash, keyHash, openMessageText, toMemory } from "@/lib/memory/rows";
import type { Memory } from "@/lib/memory/schema";
import { countDepths } from "./count-depths";

/** A message that is to be read for memories, with what it answered. */
export type UnreadMessage = {
  readonly messageId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly saidAt: Date;
  readonly answers: string | null;
};

/**
 * The person's message, or null when it is gone, was read before, or memory is switched off or only read from in its conversation. What somebody else wrote in
 * an imported conversation is no word of the person's.
 */
export async function findUnreadMessage(scope: Scope, messageId: string): Promise<UnreadMessage | null> {
  const [message] = await findUnread(scope, Prisma.sql`message.id = ${messageId}::uuid`, 1);
  return message ?? null;
}

/** A message and the next of the person in the same conversation, of every branch, in the order in which they were said: those of them that are unread. */
export function findUnreadFrom(scope: Scope, messageId: string, limit: number): Promise<UnreadMessage[]> {
  const { ownerId } = scope;
  const here = Prisma.sql`FROM messages here WHERE here.owner_id = ${ownerId}::uuid AND here.id = ${messageId}::uuid`;
  return findUnread(scope, Prisma.sql`message.conversation_id = (SELECT conversation_id ${here}) AND message.sequence >= (SELECT sequence ${here})`, limit);
}

type UnreadRow = { id: string; conversation_id: string; content_sealed: Uint8Array; created_at: Date; parent_id: string | null; parent_sealed: Uint8Array | null };

async function findUnread({ ownerId, userId }: Scope, which: Prisma.Sql, limit: number): Promise<UnreadMessage[]> {
  const rows = await db().$queryRaw<UnreadRow[]>`
    SELECT message.id, message.conversation_id, message.content_sealed, message.created_at, parent.id AS parent_id, parent.content_sealed AS parent_sealed
    FROM messages message
    JOIN conversations conversation ON conversation.owner_id = message.owner_id AND conversation.id = message.conversation_id AND conversation.user_id = ${userId}
    LEFT JOIN messages parent ON parent.owner_id = message.owner_id AND parent.id = message.parent_id AND parent.role = 'assistant'
    WHERE message.owner_id = ${ownerId}::uuid AND ${which} AND message.role = 'person' AND message.author_sealed IS NULL
      AND NOT EXISTS (SELECT FROM memory_extractions done WHERE done.owner_id = message.owner_id AND done.message_id = message.id)
      AND conversation.memory_mode = 'learn'
      AND COALESCE((SELECT memory_enabled FROM accounts WHERE accounts.owner_id = message.owner_id), true)
    ORDER BY message.sequence LIMIT ${limit}`;
  return rows.map((row) => ({
    messageId: row.id,
    conversationId: row.conversation_id,
    text: openMessageText(ownerId, row.id, row.content_sealed),
    saidAt: row.created_at,
    answers: row.parent_id === null || row.parent_sealed === null ? null : openMessageText(ownerId, row.parent_id, row.parent_sealed),
  }));
}

/**
 * Memories in force that candidates have to be compared with: those under one of their keys, those that say the very
 * same, and those that were found near.
 */
export async function findComparable(
  scope: Scope,
  candidates: readonly { readonly content: string; readonly key?: string | undefined }[],
  nearIds: readonly string[],
  database: Database = db(),
): Promise<Memory[]> {
  const { ownerId, userId } = scope;
  const rows = await database.memory.findMany({
    where: {
      ownerId,
      userId,
      supersededAt: null,
      deletedAt: null,
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now() } }] },
        {
          OR: [
            { id: { in: [...nearIds] } },
            { keyHash: { in: candidates.flatMap(({ key }) => (key === undefined ? [] : [keyHash(scope, key)])) } },
            { contentHash: { in: candidates.map(({ content }) => contentHash(scope, content)) } },
          ],
        },
      ],
    },
    orderBy: { learnedAt: "asc" },
  });
  return rows.map(toMemory);
}

/** Every memory under a key, replaced ones among them, hidden ones not. None for a candidate without a key. */
export async function findOfKey(scope: Scope, key: string | undefined, database: Database): Promise<{ memory: Memory; supersededAt: Date | null }[]> {
  if (key === undefined) return [];
  const { ownerId, userId } = scope;
  const rows = await database.memory.findMany({ where: { ownerId, userId, keyHash: keyHash(scope, key), deletedAt: null } });
  return rows.map((row) => ({ memory: toMemory(row), supersededAt: row.supersededAt }));
}

/** A stored message on its way into the search. */
export type UnindexedMessage = { readonly messageId: string; readonly conversationId: string; readonly depth: number; readonly text: string; readonly createdAt: Date };

/**
 * Finished messages among the ones named, with their depth in the branch: one more than their parent's, else counted.
 * Every row is looked up by its key (LATERAL, LIMIT), and only the topmost look up their branch: a planner without
 * statistics would compare all of a history with all of it, which took two seconds for a hundred messages.
 */
export async function readMessagesToIndex(scope: Scope, messageIds: readonly string[]): Promise<UnindexedMessage[]> {
  const { ownerId, userId } = scope;
  const rows = await db().$queryRaw<{ id: string; conversation_id: string; parent_id: string | null; content_sealed: Uint8Array; created_at: Date; above: number | null }[]>`
    WITH RECURSIVE wanted AS MATERIALIZED (
      SELECT message.* FROM unnest(${[...messageIds]}::uuid[]) named (id)
      CROSS JOIN LATERAL (
        SELECT id, conversation_id, parent_id, content_sealed, created_at FROM messages
        WHERE owner_id = ${ownerId}::uuid AND messages.id = named.id AND status <> 'streaming' LIMIT 1
      ) message
      CROSS JOIN LATERAL (
        SELECT FROM conversations WHERE owner_id = ${ownerId}::uuid AND conversations.id = message.conversation_id AND user_id = ${userId} LIMIT 1
      ) conversation
    ), path (start, next, steps) AS (
      SELECT id, parent_id, 0 FROM wanted WHERE parent_id IS NULL OR parent_id NOT IN (SELECT id FROM wanted)
      UNION ALL
      SELECT path.start, CASE WHEN known.depth IS NULL THEN parent.parent_id END, path.steps + 1 + COALESCE(known.depth, 0)
      FROM path
      CROSS JOIN LATERAL (SELECT id, parent_id FROM messages WHERE owner_id = ${ownerId}::uuid AND messages.id = path.next LIMIT 1) parent
      LEFT JOIN LATERAL (SELECT depth FROM search_documents WHERE owner_id = ${ownerId}::uuid AND message_id = parent.id LIMIT 1) known ON true
    ), counted AS MATERIALIZED (
      SELECT start, max(steps)::int AS above FROM path GROUP BY start
    )
    SELECT wanted.id, wanted.conversation_id, wanted.parent_id, wanted.content_sealed, wanted.created_at, counted.above
    FROM wanted LEFT JOIN counted ON counted.start = wanted.id`;
  const depths = countDepths(rows.map(({ id, parent_id, above }) => ({ id, parentId: parent_id, above })));
  return rows.map((row) => ({
    messageId: row.id,
    conversationId: row.conversation_id,
    depth: depths.get(row.id) ?? 0,
    text: openMessageText(ownerId, row.id, row.content_sealed),
    createdAt: row.created_at,
  }));
}
