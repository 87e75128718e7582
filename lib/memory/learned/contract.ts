import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { MemoryId } from "@/lib/memory/schema";

export const readLearnedContract = contract({
  method: "GET",
  path: "/api/v1/conversations/[conversationId]/learned/[messageId]",
  summary: "What was learned from a message, and what of it waits for the person's word, at most 200 of each. Until is_read is true the message has not been read for it yet.",
  status: 200,
  params: z.object({ conversationId: z.uuid(), messageId: z.uuid() }),
  response: z.object({ is_read: z.boolean(), memories: z.array(z.object({ id: MemoryId, content: z.string() })), proposals: z.array(z.object({ id: z.uuid(), content: z.string() })) }),
  failures: ["not_found"],
});
