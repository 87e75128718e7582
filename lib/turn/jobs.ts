import { z } from "zod";
import type { Scope } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import type { QueuedJob } from "@/lib/jobs/job";
import { job, queued } from "@/lib/jobs/job";
import { extractMemoriesJob, indexMessagesJob } from "@/lib/memory/jobs";
import { foldTurnsJob } from "@/lib/memory/summary/jobs";

/** Names a conversation after its first exchange, also one that no reply came to. */
export const titleJob = job({
  name: "conversation.title",
  payload: z.object({ ownerId: z.uuid(), userId: z.string(), conversationId: z.uuid(), replyId: z.uuid() }),
  retryLimit: 2,
  expireInSeconds: 120,
  onceFor: ({ ownerId, conversationId }) => `${ownerId} ${conversationId}`,
  run: async (payload, attempt) => {
    const { makeTitle } = await import("./make-title");
    await makeTitle(payload, attempt);
  },
});

/** What is to be done once a turn is stored, whether it came to its end or not. */
export function jobsAfterTurn(
  scope: Scope,
  turn: { conversationId: string; personId: string; replyId: string; hasReply: boolean; isUntitled: boolean; isLearning: boolean; isFoldDue: boolean },
): QueuedJob[] {
  const { ownerId, userId } = scope;
  const { conversationId, personId, replyId } = turn;
  return [
    // What is not to be learned is not to be found again from other conversations either.
    ...(turn.isLearning
      ? [
          queued(extractMemoriesJob, { ownerId, userId, messageId: personId }, newId()),
          queued(indexMessagesJob, { ownerId, userId, messageIds: turn.hasReply ? [personId, replyId] : [personId] }, newId()),
        ]
      : []),
    // Also where memory is off: it is this conversation's own past, and goes nowhere else.
    ...(turn.isFoldDue ? [queued(foldTurnsJob, { ownerId, userId, conversationId }, newId())] : []),
    ...(turn.isUntitled ? [queued(titleJob, { ownerId, userId, conversationId, replyId }, newId())] : []),
  ];
}
