import { chatStreamResponse } from "@/lib/api/chat-stream";
import { route } from "@/lib/api/route";
import { chatContract } from "@/lib/turn/contract";
import { isSignedIn } from "@/lib/auth/actor";
import { readTurn } from "@/lib/turn/read-turn";
import { startTurn } from "@/lib/turn/start-turn";

export const POST = route(chatContract, { limit: "chat" }, async ({ actor, body, request }) => {
  const started = await startTurn(actor.scope, body);
  if (!started.ok) return started;
  return chatStreamResponse(started.value, (signal) => readTurn(started.value, 0, signal), () => isSignedIn(request));
});
