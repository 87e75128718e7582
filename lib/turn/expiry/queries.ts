import "server-only";
import { type Database, db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Scope } from "@/lib/db/scope";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";

/**
 * Nothing was said in it since then, nothing was imported into it, and no reply is being written. What was imported keeps
 * the dates at which it was said: by these alone, a history of years ago would be gone within the hour.
 */
const isIdleSince = (moment: Date) => Prisma.sql`
  GREATEST(conversation.last_message_at, conversation.imported_at) < ${moment} AND NOT EXISTS (
    SELECT FROM turns turn WHERE turn.owner_id = conversation.owner_id AND turn.conversation_id = conversation.id AND turn.status = 'running')`;

export type IdleConversation = { readonly scope: Scope; readonly conversationId: string };

/** Of all owners. In no order: a conversation that cannot be deleted must not stand before the others each time. */
export async function listIdleConversations(since: Date, limit: number): Promise<IdleConversation[]> {
  const rows = await db().$queryRaw<{ owner_id: string; user_id: string; id: string }[]>`
    SELECT conversation.owner_id, conversation.user_id, conversation.id FROM conversations conversation WHERE ${isIdleSince(since)} LIMIT ${limit}`;
  return rows.map(({ owner_id, user_id, id }) => ({ scope: trustedScope(trustedOwnerId(owner_id), user_id), conversationId: id }));
}

/** Whether a conversation is idle still. Ask once it is held: a statement sees only what was stored before it began. */
export async function isIdle(database: Database, { ownerId, userId }: Scope, conversationId: string, since: Date): Promise<boolean> {
  const rows = await database.$queryRaw<unknown[]>`
    SELECT 1 FROM conversations conversation
    WHERE conversation.owner_id = ${ownerId}::uuid AND conversation.id = ${conversationId}::uuid AND conversation.user_id = ${userId} AND ${isIdleSince(since)}`;
  return rows.length > 0;
}
