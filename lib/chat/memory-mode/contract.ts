import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { ConversationId } from "@/lib/chat/schema";
import { MemoryMode } from "./schema";

const Mode = z.object({ memory_mode: MemoryMode });

export const setMemoryModeContract = contract({
  method: "PATCH",
  path: "/api/v1/conversations/[conversationId]/memory",
  summary: "How far memory goes in a conversation from its next message on: off, read, or learn (which reads, too)",
  status: 200,
  params: z.object({ conversationId: ConversationId }),
  body: z.strictObject(Mode.shape),
  response: Mode,
  failures: ["not_found"],
});
