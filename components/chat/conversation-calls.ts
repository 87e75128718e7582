import type {
  deleteConversationContract,
  listConversationsContract,
  readConversationContract,
  readMessagesContract,
  renameConversationContract,
  switchBranchContract,
} from "@/lib/chat/contract";
import type { ConversationId, MessageId } from "@/lib/chat/schema";
import { call } from "@/lib/client/call";
import type { stopTurnContract } from "@/lib/turn/contract";

const ONE = "/api/v1/conversations/[conversationId]";

export function listConversations(cursor?: string) {
  return call<typeof listConversationsContract>({ method: "GET", path: "/api/v1/conversations" }, { query: { limit: 50, ...(cursor ? { cursor } : {}) } });
}

export function readConversation(conversationId: ConversationId) {
  return call<typeof readConversationContract>({ method: "GET", path: ONE }, { params: { conversationId } });
}

export function renameConversation(conversationId: ConversationId, title: string) {
  return call<typeof renameConversationContract>({ method: "PATCH", path: ONE }, { params: { conversationId }, body: { title } });
}

export function deleteConversation(conversationId: ConversationId, choice: { forget: boolean }) {
  return call<typeof deleteConversationContract>({ method: "DELETE", path: ONE }, { params: { conversationId }, query: { forget: String(choice.forget) } });
}

/** The newest messages without a query. */
export type PageQuery = { before: MessageId } | { after: MessageId } | { around: MessageId };

export function readMessages(conversationId: ConversationId, query: PageQuery | undefined) {
  return call<typeof readMessagesContract>({ method: "GET", path: `${ONE}/messages` }, { params: { conversationId }, query: query ?? {} });
}

export function switchBranch(conversationId: ConversationId, messageId: MessageId) {
  return call<typeof switchBranchContract>({ method: "POST", path: `${ONE}/branch` }, { params: { conversationId }, body: { messageId } });
}

/** Stops the reply wherever it is being written, and with it the model's meter. */
export function stopReply(conversationId: ConversationId) {
  return call<typeof stopTurnContract>({ method: "POST", path: "/api/chat/[conversationId]/stop" }, { params: { conversationId } });
}
