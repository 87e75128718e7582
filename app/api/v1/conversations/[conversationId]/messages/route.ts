import { route } from "@/lib/api/route";
import { readMessagesContract } from "@/lib/chat/contract";
import { readMessages } from "@/lib/chat/queries";
import { fail, ok } from "@/lib/result";

export const GET = route(readMessagesContract, { limit: "read" }, async ({ actor, params, query: { before, limit } }) => {
  const page = await readMessages(actor.scope, params.conversationId, { ...(before ? { before } : {}), ...(limit ? { limit } : {}) });
  return page ? ok(page) : fail({ code: "not_found" });
});
