import { route } from "@/lib/api/route";
import { listConversationsContract } from "@/lib/chat/contract";
import { listConversations } from "@/lib/chat/queries";
import { ok } from "@/lib/result";

export const GET = route(listConversationsContract, { limit: "read" }, async ({ actor, query: { cursor, limit } }) =>
  ok(await listConversations(actor.scope, { limit, ...(cursor ? { cursor } : {}) })),
);
