import { route } from "@/lib/api/route";
import { findConversation } from "@/lib/chat/queries";
import { fail, ok } from "@/lib/result";
import { stopTurnContract } from "@/lib/turn/contract";
import { stopTurn } from "@/lib/turn/stop-turn";

export const POST = route(stopTurnContract, { limit: "write" }, async ({ actor, params }) => {
  const wasRunning = await stopTurn(actor.scope, params.conversationId);
  if (!wasRunning && !(await findConversation(actor.scope, params.conversationId))) return fail({ code: "not_found" });
  return ok({ wasRunning });
});
