import "server-only";
import { config } from "@/lib/config/config";
import { packText, unpackText } from "@/lib/crypto/packed-text";
import { open, openBytes, seal } from "@/lib/crypto/sealing";
import type { OwnerId } from "@/lib/db/scope";
import { expiresAfter } from "./expires-after";
import { Receipt } from "./receipt";
import type { PastMessage, PastMessageRow } from "./queries";
import { ChatMessage, Conversation, MessageFailure, type Siblings } from "./schema";

/** Sealed for that conversation alone. */
export const sealTitle = (ownerId: OwnerId, conversationId: string, title: string) =>
  seal("conversation-title", [ownerId, conversationId], title);
/** A message's words, sealed for that message alone. */
export const sealMessageText = (ownerId: OwnerId, messageId: string, text: string) => seal("message", [ownerId, messageId], text);
/** @throws SealBrokenError where it was not sealed for that message */
export const openMessageText = (ownerId: OwnerId, messageId: string, sealed: Uint8Array) => open("message", [ownerId, messageId], sealed);
/** The name of who wrote an imported message. */
export const sealAuthor = (ownerId: OwnerId, messageId: string, name: string) => seal("message", [ownerId, messageId, "author"], name);
/** What a model thought before it replied. */
export const sealReasoning = (ownerId: OwnerId, messageId: string, text: string) => seal("reasoning", [ownerId, messageId], text);
/** @throws SealBrokenError where it was not sealed for that message */
export const openReasoning = (ownerId: OwnerId, messageId: string, sealed: Uint8Array) => open("reasoning", [ownerId, messageId], sealed);
/** Why a reply failed, sealed as JSON. */
export const sealFailure = (ownerId: OwnerId, messageId: string, failure: MessageFailure) =>
  seal("failure", [ownerId, messageId], JSON.stringify(failure));
/** A receipt, packed before it is sealed. */
export const sealReceipt = (ownerId: OwnerId, messageId: string, receipt: Receipt) =>
  seal("receipt", [ownerId, messageId], packText(JSON.stringify(receipt)));
/** @throws SealBrokenError where it was not sealed for that message, and a ZodError where it is no receipt */
export const openReceipt = (ownerId: OwnerId, messageId: string, sealed: Uint8Array): Receipt =>
  Receipt.parse(JSON.parse(unpackText(openBytes("receipt", [ownerId, messageId], sealed))));
/** @throws SealBrokenError where it was not sealed for that message, and a ZodError where it is no failure */
export const openFailure = (ownerId: OwnerId, messageId: string, sealed: Uint8Array): MessageFailure =>
  MessageFailure.parse(JSON.parse(open("failure", [ownerId, messageId], sealed)));

/** The columns of `conversations` that a conversation is made of. */
export type ConversationRow = { id: string; title_sealed: Uint8Array | null; created_at: Date; last_message_at: Date; imported_at: Date | null };

/** A conversation as pages and the API know it, its title opened. */
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

/** Where a message stands among those beside it, as `siblingColumns` selects it. */
export type SiblingRow<Id extends string = string> = { sibling_count: number; sibling_index: number; previous_id: Id | null; next_id: Id | null };

export const toSiblings = <Id extends string>(row: SiblingRow<Id>) => ({ index: row.sibling_index, count: row.sibling_count, previousId: row.previous_id, nextId: row.next_id });

/** Of a message that has none beside it. */
export const ALONE: Siblings = { index: 0, count: 1, previousId: null, nextId: null };

/** The columns that a message is made of. */
export type MessageRow = SiblingRow & {
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
};

/** A message as pages and the API know it, all of it opened. */
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
    siblings: toSiblings(row),
    createdAt: row.created_at.toISOString(),
  });

/** A message as a prompt takes it: its words alone. */
export const toPastMessage = (ownerId: OwnerId, row: PastMessageRow): PastMessage => ({
  id: row.id,
  role: row.role === "person" ? "person" : "assistant",
  text: openMessageText(ownerId, row.id, row.content_sealed),
  tokenCount: row.token_count,
});
