import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { ConversationMemory } from "./schema";

const params = z.object({ conversationId: z.uuid() });

export const readConversationMemoryContract = contract({
  method: "GET",
  path: "/api/v1/conversations/[conversationId]/memory",
  summary: "What is remembered of a conversation on the branch in view: its recent turns, and the summary of those before",
  status: 200,
  params,
  query: z.object({
    /** A version of the summary; without it, the deepest one on the branch. */
    version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  }),
  response: ConversationMemory,
  failures: ["not_found"],
});

export const summariseConversationContract = contract({
  method: "POST",
  path: "/api/v1/conversations/[conversationId]/summarize",
  summary: "Fold every finished turn into the summary now. A very long conversation goes on in the background: see watermark and turn_count",
  status: 200,
  params,
  response: ConversationMemory,
  failures: ["not_found"],
});

export const resetConversationContract = contract({
  method: "POST",
  path: "/api/v1/conversations/[conversationId]/reset",
  summary: "Clear working memory and summaries. Messages stay to be read, and so does what was learned from them",
  status: 200,
  params,
  response: ConversationMemory,
  failures: ["not_found"],
});
