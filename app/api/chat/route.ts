import { chatStreamResponse } from "@/lib/api/chat-stream";
import { route } from "@/lib/api/route";
import { chatContract } from "@/lib/turn/contract";
import { isSignedIn } from "@/lib/auth/actor";
import { analyseForTurn } from "@/lib/turn/recall-for-turn";
import { readTurn } from "@/lib/turn/read-turn";
import type { TurnRequest } from "@/lib/turn/schema";
import { startTurn } from "@/lib/turn/start-turn";

// What a message asks for is found out while the database is asked about its sender: it shortens the wait for the first word.
const ahead = ({ body }: { body: TurnRequest }) => (body.trigger === "submit" ? analyseForTurn(body.message.text) : null);

export const POST = route(chatContract, { limit: "chat", ahead }, async ({ actor, body, request, ahead: analysed }) => {
  const started = await startTurn(actor.scope, body, analysed);
  if (!started.ok) return started;
  return chatStreamResponse(started.value, (signal) => readTurn(started.value, 0, signal), () => isSignedIn(request));
});
