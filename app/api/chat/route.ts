import { chatStreamResponse } from "@/lib/api/chat-stream";
import { route } from "@/lib/api/route";
import { chatContract } from "@/lib/turn/contract";
import { isSignedIn } from "@/lib/auth/actor";
import { startTurn } from "@/lib/turn/start-turn";

export const POST = route(chatContract, { limit: "chat" }, async ({ actor, body, request }) => {
  const started = await startTurn(actor.scope, body);
  return started.ok ? chatStreamResponse(started.value, () => isSignedIn(request)) : started;
});
