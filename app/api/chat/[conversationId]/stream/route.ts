import { chatStreamResponse } from "@/lib/api/chat-stream";
import { route } from "@/lib/api/route";
import { isSignedIn } from "@/lib/auth/actor";
import { fail } from "@/lib/result";
import { resumeTurnContract } from "@/lib/turn/contract";
import { readTurn } from "@/lib/turn/read-turn";
import { findTurnToResume } from "@/lib/turn/resume-turn";

export const GET = route(resumeTurnContract, { limit: "read" }, async ({ actor, params, request }) => {
  const found = await findTurnToResume(actor.scope, params.conversationId);
  if (!found) return fail({ code: "not_found" });
  const { handle } = found;
  if (!handle) return new Response(null, { status: 204 });
  return chatStreamResponse(handle, (signal) => readTurn(handle, 0, signal), () => isSignedIn(request));
});
