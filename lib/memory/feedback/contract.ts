import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { MemoryId } from "@/lib/memory/schema";
import { FeedbackRecord, Verdict } from "./schema";

const inConversation = z.object({ conversationId: z.uuid() });
const oneLeftOut = inConversation.extend({ memoryId: MemoryId });

export const giveFeedbackContract = contract({
  method: "POST",
  path: "/api/v1/memory/[memoryId]/feedback",
  summary: "Say that a memory was useful or is wrong: it ranks higher or lower from now on, within bounds. Other words for it begin anew.",
  status: 200,
  params: z.object({ memoryId: MemoryId }),
  body: z.strictObject({
    verdict: Verdict,
    /** Takes one such word back instead. */
    take_back: z.boolean().default(false),
  }),
  response: FeedbackRecord,
  failures: ["not_found"],
});

export const listLeftOutContract = contract({
  method: "GET",
  path: "/api/v1/conversations/[conversationId]/left-out",
  summary: "Which memories stay out of a conversation.",
  status: 200,
  params: inConversation,
  response: z.object({ memory_ids: z.array(MemoryId) }),
  failures: ["not_found"],
});

export const leaveOutContract = contract({
  method: "PUT",
  path: "/api/v1/conversations/[conversationId]/left-out/[memoryId]",
  summary: "Keep a memory, and the message it was learned from, out of a conversation from now on. It goes on being known elsewhere.",
  status: 204,
  params: oneLeftOut,
  response: z.null(),
  failures: ["not_found"],
});

export const takeInAgainContract = contract({
  method: "DELETE",
  path: "/api/v1/conversations/[conversationId]/left-out/[memoryId]",
  summary: "Let a memory into a conversation again.",
  status: 204,
  params: oneLeftOut,
  response: z.null(),
  failures: ["not_found"],
});
