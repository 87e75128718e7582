import { call } from "@/lib/client/call";
import type { readConversationMemoryContract, resetConversationContract, summariseConversationContract } from "@/lib/memory/summary/contract";

/** Contracts are imported as types only, as elsewhere: their schemas stay out of the page. */
const ONE = "/api/v1/conversations/[conversationId]";

export function readConversationMemory(conversationId: string, version?: number) {
  return call<typeof readConversationMemoryContract>(
    { method: "GET", path: `${ONE}/memory` },
    { params: { conversationId }, query: version === undefined ? {} : { version } },
  );
}

export function summariseConversation(conversationId: string) {
  return call<typeof summariseConversationContract>({ method: "POST", path: `${ONE}/summarize` }, { params: { conversationId } });
}

export function resetConversation(conversationId: string) {
  return call<typeof resetConversationContract>({ method: "POST", path: `${ONE}/reset` }, { params: { conversationId } });
}
