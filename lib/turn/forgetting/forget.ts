import "server-only";
import { forgetInReceipts } from "@/lib/chat/forgetting/commands";
import type { Forgotten } from "@/lib/chat/forgetting/forgotten";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { queued } from "@/lib/jobs/job";
import { forgetMemory as forgetInMemory } from "@/lib/memory/commands";
import type { MemoryId } from "@/lib/memory/schema";
import { dropHeld } from "@/lib/memory/search/held/held-tables";
import { log } from "@/lib/observability/log";
import type { Result } from "@/lib/result";
import { ok } from "@/lib/result";
import { type DeleteOptions, deleteConversation, dropEndedEvents } from "./commands";

type NotFound = { readonly code: "not_found" };

/**
 * Forgets a memory wherever it stands: in the memory and its index, in the receipts of replies that were given it and
 * in what is kept of those replies' events. Everything is done when it answers; where the rest fails after the memory is
 * gone, a job does it.
 */
export async function forgetMemory(scope: Scope, memoryId: string): Promise<Result<{ id: MemoryId }, NotFound>> {
  const forgotten: Forgotten = { memoryIds: [memoryId], conversationId: null, isUnlearned: false };
  const { ownerId, userId } = scope;
  // The same work as a job, for a process that dies before it is done with it.
  const gone = await forgetInMemory(scope, memoryId, [queued(forgetInReceiptsJob, { ownerId, userId, ...forgotten }, newId())]);
  if (gone.ok) await forgetCopies(scope, [forgotten]);
  return gone;
}

/**
 * Deletes a conversation, and with `isUnlearned` what was learned from it and from nothing else. What it was quoted with
 * in receipts of other conversations goes in any case.
 * @returns how many memories went with it; `not_found` also where it is not idle and was to be
 */
export async function forgetConversation(scope: Scope, conversationId: string, options: DeleteOptions): Promise<Result<{ memoriesForgotten: number }, NotFound>> {
  const deleted = await deleteConversation(scope, conversationId, options);
  if (!deleted.ok) return deleted;
  dropHeld(scope.ownerId);
  await forgetCopies(scope, deleted.value.forgotten);
  return ok({ memoriesForgotten: deleted.value.forgotten.reduce((total, { memoryIds }) => total + memoryIds.length, 0) });
}

async function forgetCopies(scope: Scope, forgotten: readonly Forgotten[]): Promise<void> {
  try {
    await dropEndedEvents(scope);
    for (const each of forgotten) await forgetInReceipts(scope, each);
  } catch (error) {
    log().warn({ error }, "what was forgotten is taken out of receipts later");
  }
}
