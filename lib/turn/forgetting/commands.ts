import "server-only";
import * as chat from "@/lib/chat/commands";
import type { Forgotten } from "@/lib/chat/forgetting/forgotten";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import type { ReceiptMemory } from "@/lib/chat/receipt";
import type { Transaction } from "@/lib/db/client";
import { db, inTransaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { sendJobs } from "@/lib/jobs/commands";
import { queued } from "@/lib/jobs/job";
import { forgetLearnedFrom } from "@/lib/memory/forgetting/commands";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { isIdle } from "@/lib/turn/expiry/queries";

type NotFound = { readonly code: "not_found" };

/** Of one job: ids in a payload lie in one row. */
const MEMORIES_AT_ONCE = 500;

/** `isUnlearned`: with what was learned from it. `idleSince`: only if nothing happened in it since then. */
export type DeleteOptions = { readonly isUnlearned: boolean; readonly idleSince?: Date };

/** Deletes a conversation and what hangs on it, all or nothing, and queues what is left to be done. */
export function deleteConversation(scope: Scope, conversationId: string, { isUnlearned, idleSince }: DeleteOptions): Promise<Result<{ forgotten: Forgotten[] }, NotFound>> {
  return inTransaction(async (transaction) => {
    // Whose it is comes first: memories that name a conversation of somebody else's id are not to be touched.
    if (!(await chat.findOwn(transaction, scope, conversationId))) return fail({ code: "not_found" });
    if (idleSince && !(await isIdle(transaction, scope, conversationId, idleSince))) return fail({ code: "not_found" });
    const memoryIds = isUnlearned ? await forgetLearnedFrom(transaction, scope, conversationId) : [];
    const deleted = await chat.deleteConversation(scope, conversationId, transaction);
    if (!deleted.ok) return deleted;
    const forgotten: Forgotten[] = [];
    for (let start = 0; start === 0 || start < memoryIds.length; start += MEMORIES_AT_ONCE) {
      forgotten.push({ memoryIds: memoryIds.slice(start, start + MEMORIES_AT_ONCE), conversationId, isUnlearned });
    }
    const { ownerId, userId } = scope;
    await sendJobs(transaction, forgotten.map((each) => queued(forgetInReceiptsJob, { ownerId, userId, ...each }, newId())));
    return ok({ forgotten });
  });
}

/** Events of replies that are done: they hold what the model was given. Whoever still reads one is given the stored reply. */
export async function dropEndedEvents(scope: Scope): Promise<number> {
  return db().$executeRaw`
    DELETE FROM turn_events event USING turns turn, conversations conversation
    WHERE turn.owner_id = ${scope.ownerId}::uuid AND event.owner_id = turn.owner_id AND event.turn_id = turn.id AND turn.status <> 'running'
      AND conversation.owner_id = turn.owner_id AND conversation.id = turn.conversation_id AND conversation.user_id = ${scope.userId}`;
}

/**
 * What a model was given and is gone: forgotten while the reply was being written. What is there still is held until the
 * transaction ends, so that whoever forgets it then finds this reply's receipt.
 */
export async function findForgottenMeanwhile(transaction: Transaction, scope: Scope, given: readonly ReceiptMemory[]): Promise<Forgotten[]> {
  const memoryIds = [...new Set(given.flatMap(({ memoryId }) => memoryId ?? []))];
  const conversationIds = [...new Set(given.flatMap(({ kind, source }) => (kind === "episode" && source.conversationId !== null ? [source.conversationId] : [])))];
  if (memoryIds.length + conversationIds.length === 0) return [];
  const { ownerId, userId } = scope;
  const rows = await transaction.$queryRaw<{ id: string }[]>`
    WITH memory AS (
      SELECT id FROM memories WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId} AND id = ANY(${memoryIds}::uuid[]) ORDER BY id FOR KEY SHARE
    ), conversation AS (
      SELECT id FROM conversations WHERE owner_id = ${ownerId}::uuid AND user_id = ${userId} AND id = ANY(${conversationIds}::uuid[]) ORDER BY id FOR KEY SHARE
    )
    SELECT id FROM memory UNION ALL SELECT id FROM conversation`;
  const there = new Set(rows.map(({ id }) => id));
  const gone = memoryIds.filter((id) => !there.has(id));
  return [
    ...(gone.length > 0 ? [{ memoryIds: gone, conversationId: null, isUnlearned: false }] : []),
    ...conversationIds.filter((id) => !there.has(id)).map((conversationId) => ({ memoryIds: [], conversationId, isUnlearned: false })),
  ];
}
