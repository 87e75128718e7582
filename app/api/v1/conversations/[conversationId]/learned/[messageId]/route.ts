import { route } from "@/lib/api/route";
import { readLearnedContract } from "@/lib/memory/learned/contract";
import { readLearned } from "@/lib/memory/learned/queries";
import { fail, ok } from "@/lib/result";

export const GET = route(readLearnedContract, { limit: "read" }, async ({ actor, params }) => {
  const learned = await readLearned(actor.scope, params.conversationId, params.messageId);
  return learned ? ok({ is_read: learned.isRead, memories: [...learned.memories], proposals: [...learned.proposals] }) : fail({ code: "not_found" });
});
