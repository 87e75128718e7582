import { route } from "@/lib/api/route";
import { readPage } from "@/lib/chat/around/read-page";
import { readMessagesContract } from "@/lib/chat/contract";
import { fail, ok } from "@/lib/result";

export const GET = route(readMessagesContract, { limit: "read" }, async ({ actor, params, query }) => {
  const page = await readPage(actor.scope, params.conversationId, query);
  return page ? ok(page) : fail({ code: "not_found" });
});
