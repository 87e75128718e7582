import "server-only";
import { config } from "@/lib/config/config";
import { packText, unpackText } from "@/lib/crypto/packed-text";
import { open, openBytes, seal } from "@/lib/crypto/sealing";
import type { OwnerId } from "@/lib/db/scope";
import { expiresAfter } from "./expires-after";
import { Receipt } from "./receipt";
import type { PastMessage, PastMessageRow } from "./queries";
import { ChatMessage, Conversation, MessageFailure } from "./schema";

export const sealTitle = (ownerId: OwnerId, conversationId: string, title: string) =>
  seal("conversation-title", [ownerId, conversationId], title);
export const sealMessageText = (ownerId: OwnerId, messageId: string, text: string) => seal("message", [ownerId, messageId], text);
export const openMessageText = (ownerId: OwnerId, messageId: string, sealed: Uint8Array) => open("message", [ownerId, messageId], sealed);
/** The name of who wrote an imported message. */
export const sealAuthor = (ownerId: OwnerId, messageId: string, name: string) => seal("message", [ownerId, messageId, "author"], name);
export const sealReasoning = (ownerId: OwnerId, messageId: string, text: string) => seal("reasoning", [ownerId, messageId], text);
export const openReasoning = (ownerId: OwnerId, messageId: string, sealed: Uint8Array) => open("reasoning", [ownerId, messageId], sealed);
export const sealFailure = (ownerId: OwnerId, messageId: string, failure: MessageFailure) =>
  seal("failure", [ownerId, messageId], JSON.stringify(failure));
export const sealReceipt = (ownerId: OwnerId, messageId: string, receipt: Receipt) =>
  seal("receipt", [ownerId, messageId], packText(JSON.stringify(receipt)));
export const openReceipt = (ownerId: OwnerId, messageId: string, sealed: Uint8Array): Receipt =>
  Receipt.parse(JSON.parse(unpackText(openBytes("receipt", [ownerId, messageId], sealed))));
export const openFailure = (ownerId: OwnerId, messageId: string, sealed: Uint8Array): MessageFailure =>
  MessageFailure.parse(JSON.parse(open("failure", [ownerId, messageId], sealed)));

export type ConversationRow = { id: string; title_sealed: Uint8Array | null; created_at: Date; last_message_at: Date; imported_at: Date | null };

export const toConversation = (ownerId: OwnerId, row: ConversationRow): Conversation =>
  Conversation.parse({
    id: row.id,
    title: row.title_sealed && open("conversation-title", [ownerId, row.id], row.title_sealed),
    createdAt: row.created_at.toISOString(),
    lastMessageAt: row.last_message_at.toISOString(),
    expiresAt: expiryOf(row),
  });

/** What `lib/turn/expiry` goes by. */
function expiryOf({ last_message_at, imported_at }: ConversationRow): string | null {
  const { CONVERSATION_TTL_DAYS: days } = config();
  if (days === undefined) return null;
  return expiresAfter(imported_at && imported_at > last_message_at ? imported_at : last_message_at, days);
}

export type MessageRow = {
  id: string;
  parent_id: string | null;
  role: string;
  content_sealed: Uint8Array;
  reasoning_sealed: Uint8Array | null;
  failure_sealed: Uint8Array | null;
  receipt_sealed: Uint8Array | null;
  status: string;
  model_id: string | null;
  created_at: Date;
  sibling_count: number;
  sibling_index: number;
  previous_id: string | null;
  next_id: string | null;
};

export const toChatMessage = (ownerId: OwnerId, row: MessageRow): ChatMessage =>
  ChatMessage.parse({
    id: row.id,
    parentId: row.parent_id,
    role: row.role,
    text: openMessageText(ownerId, row.id, row.content_sealed),
    reasoning: row.reasoning_sealed && openReasoning(ownerId, row.id, row.reasoning_sealed),
    failure: row.failure_sealed && openFailure(ownerId, row.id, row.failure_sealed),
    receipt: row.receipt_sealed && openReceipt(ownerId, row.id, row.receipt_sealed),
    status: row.status,
    modelId: row.model_id,
    siblings: { index: row.sibling_index, count: row.sibling_count, previousId: row.previous_id, nextId: row.next_id },
    createdAt: row.created_at.toISOString(),
  });

export const toPastMessage = (ownerId: OwnerId, row: PastMessageRow): PastMessage => ({
  id: row.id,
  role: row.role === "person" ? "person" : "assistant",
  text: openMessageText(ownerId, row.id, row.content_sealed),
  tokenCount: row.token_count,
});
