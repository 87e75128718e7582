import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { ImportConversations, ImportOutcome } from "./import/schema";
import { Conversation, ConversationId, ConversationPage, ConversationTitle, MessageId, MessagePage } from "./schema";

const params = z.object({ conversationId: ConversationId });

export const listConversationsContract = contract({
  method: "GET",
  path: "/api/v1/conversations",
  summary: "Conversations, the one last spoken in first",
  status: 200,
  query: z.object({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
  response: ConversationPage,
  failures: [],
});

export const readConversationContract = contract({
  method: "GET",
  path: "/api/v1/conversations/[conversationId]",
  summary: "One conversation",
  status: 200,
  params,
  response: Conversation,
  failures: ["not_found"],
});

export const renameConversationContract = contract({
  method: "PATCH",
  path: "/api/v1/conversations/[conversationId]",
  summary: "Rename a conversation",
  status: 200,
  params,
  body: z.strictObject({ title: ConversationTitle }),
  response: Conversation,
  failures: ["not_found"],
});

export const deleteConversationContract = contract({
  method: "DELETE",
  path: "/api/v1/conversations/[conversationId]",
  summary: "Delete a conversation with its messages. What was learned from it stays; with forget=true, what was learned from nothing else goes along.",
  status: 204,
  params,
  query: z.object({ forget: z.stringbool().default(false) }),
  response: z.null(),
  failures: ["not_found"],
});

export const readMessagesContract = contract({
  method: "GET",
  path: "/api/v1/conversations/[conversationId]/messages",
  summary: "A page of the branch in view, or of the branch that a message lies on, oldest first",
  status: 200,
  params,
  query: z
    .object({
      /** Messages that come before this one. */
      before: MessageId.optional(),
      /** Messages that come after this one: on the branch in view where it lies there, else always the newest child. */
      after: MessageId.optional(),
      /** This message with a few before it and those after it. */
      around: MessageId.optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    })
    .refine(({ before, after, around }) => [before, after, around].filter(Boolean).length <= 1, { error: "name one of before, after and around" }),
  response: MessagePage,
  failures: ["not_found"],
});

export const switchBranchContract = contract({
  method: "POST",
  path: "/api/v1/conversations/[conversationId]/branch",
  summary: "Bring the branch that a message lies on into view",
  status: 200,
  params,
  body: z.strictObject({ messageId: MessageId }),
  response: z.object({ activeLeafId: MessageId }),
  failures: ["not_found", "turn_running"],
});

/** Holds a few thousand messages; a longer history is sent in several requests. */
const IMPORT_MAX_BYTES = 8 * 1024 * 1024;

export const importConversationsContract = contract({
  method: "POST",
  path: "/api/v1/conversations/import",
  summary: "Store conversations that were held before, with their dates. Sending the same again changes nothing.",
  status: 200,
  body: ImportConversations,
  bodyMaxBytes: IMPORT_MAX_BYTES,
  response: ImportOutcome,
  failures: ["invalid_request", "conflict"],
});
