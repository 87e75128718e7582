import { z } from "zod";
import { Receipt } from "./receipt";

export const ConversationId = z.uuid().brand<"ConversationId">();
export type ConversationId = z.infer<typeof ConversationId>;
export const MessageId = z.uuid().brand<"MessageId">();
export type MessageId = z.infer<typeof MessageId>;

/** Longest message a person can send, in UTF-16 code units: what a text field counts, so page and server agree. */
export const MESSAGE_MAX_LENGTH = 100_000;

/**
 * What a person writes: kept exactly as sent, but for characters that no text column holds. NUL and lone
 * surrogates are refused with a reason rather than dropped, so that what is read back is what was sent.
 */
export const MessageText = z
  .string()
  .max(MESSAGE_MAX_LENGTH, { error: `is longer than ${MESSAGE_MAX_LENGTH.toLocaleString("en")} characters: send it in parts` })
  .refine((text) => text.trim().length > 0, { error: "is empty: write something first" })
  .refine((text) => !text.includes("\u0000"), { error: "contains a NUL character, which cannot be stored" })
  .refine((text) => text.isWellFormed(), { error: "contains half of a character (a lone surrogate), which cannot be stored" });

export const ConversationTitle = z
  .string()
  .trim()
  .min(1, { error: "is empty" })
  .max(120, { error: "is longer than 120 characters" })
  .refine((title) => !title.includes("\u0000") && title.isWellFormed(), { error: "contains a character that cannot be stored" });

export const ConversationListItem = z.object({
  id: ConversationId,
  title: z.string().nullable(),
  lastMessageAt: z.iso.datetime(),
});
export type ConversationListItem = z.infer<typeof ConversationListItem>;

export const MessageStatus = z.enum(["streaming", "complete", "stopped", "interrupted", "failed"]);
export type MessageStatus = z.infer<typeof MessageStatus>;

/** Why a reply failed, in words for the person. */
export const MessageFailure = z.object({ code: z.string(), message: z.string(), isRetryable: z.boolean() });
export type MessageFailure = z.infer<typeof MessageFailure>;

/** Where a message stands among the branches that share its parent. */
export const Siblings = z.object({
  index: z.int(),
  count: z.int(),
  previousId: MessageId.nullable(),
  nextId: MessageId.nullable(),
});
export type Siblings = z.infer<typeof Siblings>;

export const ChatMessage = z.object({
  id: MessageId,
  parentId: MessageId.nullable(),
  role: z.enum(["person", "assistant"]),
  text: z.string(),
  reasoning: z.string().nullable(),
  status: MessageStatus,
  failure: MessageFailure.nullable(),
  modelId: z.string().nullable(),
  siblings: Siblings,
  receipt: Receipt.nullable(),
  createdAt: z.iso.datetime(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** A page of the branch that is looked at, oldest first. */
export const MessagePage = z.object({
  messages: z.array(ChatMessage),
  /** There is more above the first message. */
  hasEarlier: z.boolean(),
  /** There is more below the last message. */
  hasLater: z.boolean(),
  /** False where they lie on a branch that the person left; of messages before another one nobody looks. */
  isOnBranch: z.boolean(),
});
export type MessagePage = z.infer<typeof MessagePage>;

export const Conversation = ConversationListItem.extend({
  createdAt: z.iso.datetime(),
  /** When it will be deleted if nothing more is said in it (`CONVERSATION_TTL_DAYS`); null where conversations stay. */
  expiresAt: z.iso.datetime().nullable(),
});
export type Conversation = z.infer<typeof Conversation>;

/** Conversations, newest first; `nextCursor` leads to the next page and is null on the last. */
export const ConversationPage = z.object({
  conversations: z.array(Conversation),
  nextCursor: z.string().nullable(),
});
export type ConversationPage = z.infer<typeof ConversationPage>;
