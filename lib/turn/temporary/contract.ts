import { z } from "zod";
import { contract } from "@/lib/api/contract";
import { MessageId } from "@/lib/chat/schema";
import { LARGEST_REQUEST_BYTES, TemporaryTurnRequest } from "./schema";

/** Answers with the same stream as `chatContract`. Whoever leaves it ends the reply. */
export const temporaryTurnContract = contract({
  method: "POST",
  path: "/api/chat/temporary",
  summary: "Ask for a reply in a temporary chat and read it as it is written; nothing of it is stored",
  status: 200,
  body: TemporaryTurnRequest,
  bodyMaxBytes: LARGEST_REQUEST_BYTES,
  response: z.never(),
  failures: ["conflict", "turn_running", "too_many_requests"],
});

export const stopTemporaryTurnContract = contract({
  method: "POST",
  path: "/api/chat/temporary/[replyId]/stop",
  summary: "Stop a reply of a temporary chat; its stream ends with what it has so far. Not found where this instance does not write it",
  status: 204,
  params: z.object({ replyId: MessageId }),
  response: z.null(),
  failures: ["not_found"],
});
