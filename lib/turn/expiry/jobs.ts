import { z } from "zod";
import { job } from "@/lib/jobs/job";

/**
 * Deletes conversations that were idle for longer than `CONVERSATION_TTL_DAYS`, some at once. One waits at most, on all
 * instances together, and only instances that have this setting take it.
 */
export const expireConversationsJob = job({
  name: "conversation.expire",
  payload: z.object({}),
  // What is left is looked for anew within the hour.
  retryLimit: 2,
  expireInSeconds: 900,
  onceFor: () => "all",
  run: async () => {
    const { expireConversations } = await import("./expire-conversations");
    const { sendJob } = await import("@/lib/jobs/commands");
    const { isBehind } = await expireConversations();
    if (isBehind) await sendJob(null, expireConversationsJob, {});
  },
});
