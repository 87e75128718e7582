import { route } from "@/lib/api/route";
import { findConversation } from "@/lib/chat/queries";
import { listLeftOutContract } from "@/lib/memory/feedback/contract";
import { readLeftOut } from "@/lib/memory/feedback/queries";
import { fail, ok } from "@/lib/result";

export const GET = route(listLeftOutContract, { limit: "read" }, async ({ actor, params }) => {
  const [conversation, memoryIds] = await Promise.all([findConversation(actor.scope, params.conversationId), readLeftOut(actor.scope, params.conversationId)]);
  return conversation ? ok({ memory_ids: memoryIds }) : fail({ code: "not_found" });
});
