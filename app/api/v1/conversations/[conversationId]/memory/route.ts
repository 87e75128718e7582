import { route } from "@/lib/api/route";
import { setMemoryMode } from "@/lib/chat/memory-mode/commands";
import { setMemoryModeContract } from "@/lib/chat/memory-mode/contract";
import { readConversationMemoryContract } from "@/lib/memory/summary/contract";
import { readConversationMemory } from "@/lib/memory/summary/read-conversation-memory";
import { fail, ok } from "@/lib/result";

export const GET = route(readConversationMemoryContract, { limit: "read" }, async ({ actor, params, query }) => {
  const memory = await readConversationMemory(actor.scope, params.conversationId, query.version);
  return memory ? ok(memory) : fail({ code: "not_found" });
});

export const PATCH = route(setMemoryModeContract, { limit: "write" }, async ({ actor, params, body }) => {
  const set = await setMemoryMode(actor.scope, params.conversationId, body.memory_mode);
  return set.ok ? ok({ memory_mode: set.value }) : set;
});
