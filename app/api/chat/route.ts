import { chatStreamResponse } from "@/lib/api/chat-stream";
import { route } from "@/lib/api/route";
import { chatContract } from "@/lib/turn/contract";
import { startTurn } from "@/lib/turn/start-turn";

export const POST = route(chatContract, { limit: "chat" }, async ({ actor, body }) => {
  const started = await startTurn(actor.scope, body);
  return started.ok ? chatStreamResponse(started.value) : started;
});
