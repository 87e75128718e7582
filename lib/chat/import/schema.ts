import { z } from "zod";
import { ConversationId, ConversationTitle, MessageId, MessageText } from "@/lib/chat/schema";
import { now } from "@/lib/clock";

/** Most conversations, and most messages of all of them together, in one request. A longer history is sent in several. */
export const MOST_IMPORTED_CONVERSATIONS = 500;
export const MOST_IMPORTED_MESSAGES = 5_000;
const DAY_MS = 86_400_000;

const AuthorName = z
  .string()
  .trim()
  .min(1, { error: "is empty" })
  .max(120, { error: "is longer than 120 characters" })
  .refine((name) => !/\p{Cc}/u.test(name) && name.isWellFormed(), { error: "contains a character that cannot be stored" });

/** When it was said. A clock may be a little wrong; a date far ahead would keep its conversation on top for ever. */
const PastMoment = z.iso.datetime({ offset: true }).refine(
  (time) => {
    const at = Date.parse(time);
    return at >= 0 && at <= now().getTime() + DAY_MS;
  },
  { error: "must lie between 1970 and now" },
);

/** A message as we export it. What is not named here is made anew: receipts, token counts, the search index. */
export const ImportedMessage = z.strictObject({
  id: MessageId,
  /** Absent: the message before it in the list; null: it begins a conversation. */
  parentId: MessageId.nullish(),
  role: z.enum(["person", "assistant"]),
  /** Who wrote it, where more people than one took part. */
  author: AuthorName.nullish(),
  text: MessageText,
  createdAt: PastMoment,
});
export type ImportedMessage = z.output<typeof ImportedMessage>;

export const ImportedConversation = z.strictObject({
  id: ConversationId,
  title: ConversationTitle.nullish(),
  /** Parents before their replies; the last one ends the branch in view. */
  messages: z.array(ImportedMessage).min(1).max(MOST_IMPORTED_MESSAGES),
});
export type ImportedConversation = z.output<typeof ImportedConversation>;

export const ImportConversations = z
  .strictObject({ conversations: z.array(ImportedConversation).min(1).max(MOST_IMPORTED_CONVERSATIONS) })
  .superRefine(({ conversations }, context) => {
    const count = conversations.reduce((sum, { messages }) => sum + messages.length, 0);
    if (count > MOST_IMPORTED_MESSAGES) {
      context.addIssue({ code: "custom", path: ["conversations"], message: `hold ${count} messages; send at most ${MOST_IMPORTED_MESSAGES} at once` });
    }
    const seen = new Set<string>();
    for (const [index, { id, messages }] of conversations.entries()) {
      if (seen.has(id)) context.addIssue({ code: "custom", path: ["conversations", index, "id"], message: "is given twice" });
      seen.add(id);
      for (const [place, message] of messages.entries()) {
        if (seen.has(message.id)) context.addIssue({ code: "custom", path: ["conversations", index, "messages", place, "id"], message: "is given twice" });
        seen.add(message.id);
      }
    }
  });
export type ImportConversations = z.output<typeof ImportConversations>;

/** What an import came to. What was there already is left as it is, so that sending the same again changes nothing. */
export const ImportOutcome = z.object({
  conversationsAdded: z.int(),
  messagesAdded: z.int(),
  messagesKnown: z.int(),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;
