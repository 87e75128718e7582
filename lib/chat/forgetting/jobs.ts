import { z } from "zod";
import { trustedOwnerId, trustedScope } from "@/lib/db/scope";
import { job } from "@/lib/jobs/job";
import { Forgotten } from "./forgotten";

/** Takes what was forgotten out of receipts. Queue it in the transaction that forgets: whoever forgets waits for the same work, and this is for a process that dies meanwhile. */
export const forgetInReceiptsJob = job({
  name: "receipt.forget",
  payload: Forgotten.extend({ ownerId: z.uuid(), userId: z.string().max(255) }),
  retryLimit: 50,
  expireInSeconds: 900,
  run: async ({ ownerId, userId, ...forgotten }) => {
    const { forgetInReceipts } = await import("./commands");
    await forgetInReceipts(trustedScope(trustedOwnerId(ownerId), userId), forgotten);
  },
});
