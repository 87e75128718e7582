import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { ConversationId } from "@/lib/chat/schema";
import { TurnRequest } from "./schema";

const params = z.object({ conversationId: ConversationId });

/** Answers with a UI message stream of the AI SDK (`text/event-stream`); see `ui-parts.ts` for what it carries. */
export const chatContract = contract({
  method: "POST",
  path: "/api/chat",
  summary: "Ask for a reply and read it as it is written",
  status: 200,
  body: TurnRequest,
  response: z.never(),
  failures: ["not_found", "conflict", "turn_running", "too_many_requests"],
});

/** The same stream from its beginning; 204 where no reply is being written. */
export const resumeTurnContract = contract({
  method: "GET",
  path: "/api/chat/[conversationId]/stream",
  summary: "Read the reply that is being written, from its beginning",
  status: 200,
  params,
  response: z.never(),
  failures: ["not_found"],
});

export const stopTurnContract = contract({
  method: "POST",
  path: "/api/chat/[conversationId]/stop",
  summary: "Stop the reply that is being written; what it has so far is kept",
  status: 200,
  params,
  response: z.object({ wasRunning: z.boolean() }),
  failures: ["not_found"],
});
