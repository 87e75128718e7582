import { chatStreamResponse } from "@/lib/api/chat-stream";
import { route } from "@/lib/api/route";
import { isSignedIn } from "@/lib/auth/actor";
import { temporaryTurnContract } from "@/lib/turn/temporary/contract";
import { startTemporaryTurn } from "@/lib/turn/temporary/start-temporary-turn";

export const POST = route(temporaryTurnContract, { limit: "chat" }, async ({ actor, body, request }) => {
  const started = startTemporaryTurn(actor.scope, body);
  return started.ok ? chatStreamResponse(started.value.streamed, started.value.read, () => isSignedIn(request)) : started;
});
