import "server-only";
import type { Database, Transaction } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { conversationColumns } from "./queries";
import type { ConversationRow } from "./rows";
import { sealTitle, toConversation } from "./rows";
import type { Conversation, MessageId } from "./schema";

type NotFound = { readonly code: "not_found" };

/** A title that a person gave is never replaced by one that we made. */
export async function renameConversation(scope: Scope, conversationId: string, title: string): Promise<Result<Conversation, NotFound>> {
  const [row] = await db().$queryRaw<ConversationRow[]>`
    UPDATE conversations SET title_sealed = ${sealTitle(scope.ownerId, conversationId, title)}, title_source = 'person'
    WHERE owner_id = ${scope.ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${scope.userId}
    RETURNING ${conversationColumns}`;
  return row ? ok(toConversation(scope.ownerId, row)) : fail({ code: "not_found" });
}

/** Names a conversation that nobody has named yet. */
export async function nameConversation(scope: Scope, conversationId: string, title: string): Promise<void> {
  await db().$executeRaw`
    UPDATE conversations SET title_sealed = ${sealTitle(scope.ownerId, conversationId, title)}, title_source = 'model'
    WHERE owner_id = ${scope.ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${scope.userId} AND title_source = 'none'`;
}

/** Whether a conversation is the scope's own; it is held until the transaction ends. */
export async function findOwn(transaction: Transaction, scope: Scope, conversationId: string): Promise<boolean> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 FROM conversations WHERE owner_id = ${scope.ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${scope.userId} FOR UPDATE`;
  return rows.length > 0;
}

/**
 * Deletes a conversation with its messages, receipts and turns. A reply that is being written to it ends: its
 * next write finds nothing to write to. Usage records stay, and so do memories learned from it: `lib/turn/forgetting`
 * is the door for everybody who deletes for a person.
 */
export async function deleteConversation(scope: Scope, conversationId: string, database: Database = db()): Promise<Result<null, NotFound>> {
  const count = await database.$executeRaw`
    DELETE FROM conversations
    WHERE owner_id = ${scope.ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${scope.userId}`;
  return count > 0 ? ok(null) : fail({ code: "not_found" });
}

/**
 * Brings the branch that a message lies on into view: down from the message, always to the newest child, to the
 * end. Refused while a reply is being written, since that is the end of the branch in view.
 */
export async function switchBranch(
  scope: Scope,
  conversationId: string,
  messageId: string,
): Promise<Result<{ activeLeafId: MessageId }, NotFound | { readonly code: "turn_running" }>> {
  const { ownerId, userId } = scope;
  const [row] = await db().$queryRaw<{ leaf_id: MessageId | null; is_running: boolean; was_switched: boolean }[]>`
    WITH RECURSIVE conversation AS (
      SELECT id FROM conversations WHERE owner_id = ${ownerId}::uuid AND id = ${conversationId}::uuid AND user_id = ${userId}
    ), descent AS (
      SELECT message.id, 1 AS position FROM conversation
      JOIN messages message ON message.owner_id = ${ownerId}::uuid AND message.id = ${messageId}::uuid AND message.conversation_id = conversation.id
      UNION ALL
      SELECT child.id, descent.position + 1 FROM descent
      CROSS JOIN LATERAL (
        SELECT id FROM messages WHERE owner_id = ${ownerId}::uuid AND parent_id = descent.id ORDER BY sequence DESC LIMIT 1
      ) child
    ), leaf AS (
      SELECT id FROM descent ORDER BY position DESC LIMIT 1
    ), running AS (
      SELECT 1 FROM turns WHERE owner_id = ${ownerId}::uuid AND conversation_id = ${conversationId}::uuid AND status = 'running'
    ), switched AS (
      UPDATE conversations SET active_leaf_id = leaf.id FROM leaf
      WHERE owner_id = ${ownerId}::uuid AND conversations.id = ${conversationId}::uuid AND user_id = ${userId} AND NOT EXISTS (SELECT FROM running)
      RETURNING 1
    )
    SELECT (SELECT id FROM leaf) AS leaf_id, EXISTS (SELECT FROM running) AS is_running, EXISTS (SELECT FROM switched) AS was_switched`;
  if (!row?.leaf_id) return fail({ code: "not_found" });
  return row.was_switched ? ok({ activeLeafId: row.leaf_id }) : fail({ code: row.is_running ? "turn_running" : "not_found" });
}
