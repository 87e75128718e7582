import { route } from "@/lib/api/route";
import { readConversationMemoryContract } from "@/lib/memory/summary/contract";
import { readConversationMemory } from "@/lib/memory/summary/read-conversation-memory";
import { fail, ok } from "@/lib/result";

export const GET = route(readConversationMemoryContract, { limit: "read" }, async ({ actor, params, query }) => {
  const memory = await readConversationMemory(actor.scope, params.conversationId, query.version);
  return memory ? ok(memory) : fail({ code: "not_found" });
});
