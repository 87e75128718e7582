import "server-only";
import { type ImportFailure, storeConversations } from "@/lib/chat/import/commands";
import type { ImportConversations, ImportOutcome } from "@/lib/chat/import/schema";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { queued } from "@/lib/jobs/job";
import { indexMessagesJob } from "@/lib/memory/jobs";
import type { Result } from "@/lib/result";

/** Messages that one job puts into the search: few enough that the way up to an indexed one stays short. */
const MESSAGES_PER_JOB = 100;

/**
 * Stores conversations of before and puts them into the search; see `storeConversations`. They are found as soon as
 * their jobs have run. Nothing is learned from them.
 */
export function importConversations(scope: Scope, input: ImportConversations): Promise<Result<ImportOutcome, ImportFailure>> {
  const { ownerId, userId } = scope;
  return storeConversations(scope, input, {
    jobsFor: (messageIds) => {
      const batches = Array.from({ length: Math.ceil(messageIds.length / MESSAGES_PER_JOB) }, (_, index) => messageIds.slice(index * MESSAGES_PER_JOB, (index + 1) * MESSAGES_PER_JOB));
      return batches.map((batch) => queued(indexMessagesJob, { ownerId, userId, messageIds: [...batch] }, newId()));
    },
  });
}
