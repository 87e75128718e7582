import { z } from "zod";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { job } from "@/lib/jobs/job";
import { singleton } from "@/lib/singleton";
import type { SummaryTools } from "./fold-turns";

const Payload = z.object({ ownerId: z.uuid(), userId: z.string().max(255), conversationId: z.uuid(), upTo: z.literal("end").optional() });

const holder = () => singleton<{ make: (() => SummaryTools) | null }>("summary-tools", () => ({ make: null }));

/** Gives summaries their models and their book-keeper. Called once at start, before the jobs are started. */
export function setSummaryTools(make: () => SummaryTools): void {
  holder().make = make;
}

/**
 * Folds what left the working memory of a conversation into its summary. Queue it with the reply that was stored. It
 * looks at the branch in view when it runs, so one that waits does for every reply until then.
 */
export const foldTurnsJob = job({
  name: "memory.fold",
  payload: Payload,
  retryLimit: 3,
  expireInSeconds: 600,
  onceFor: ({ ownerId, conversationId, upTo }) => `${ownerId} ${conversationId} ${upTo ?? ""}`,
  run: async ({ ownerId, userId, conversationId, upTo }, attempt) => {
    const { foldTurns } = await import("./fold-turns");
    const { sendJob } = await import("@/lib/jobs/commands");
    const { make } = holder();
    if (!make) throw new Error("setSummaryTools was not called at start");
    const done = await foldTurns(trustedScope(trustedOwnerId(ownerId), userId), conversationId, { upTo: upTo ?? "working-memory", isLastAttempt: attempt.isLast }, make());
    if (done?.isBehind) await sendJob(null, foldTurnsJob, { ownerId, userId, conversationId, ...(upTo ? { upTo } : {}) });
  },
});
