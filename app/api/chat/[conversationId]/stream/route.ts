import { chatStreamResponse } from "@/lib/api/chat-stream";
import { route } from "@/lib/api/route";
import { isSignedIn } from "@/lib/auth/actor";
import { fail } from "@/lib/result";
import { resumeTurnContract } from "@/lib/turn/contract";
import { findTurnToResume } from "@/lib/turn/resume-turn";

export const GET = route(resumeTurnContract, { limit: "read" }, async ({ actor, params, request }) => {
  const found = await findTurnToResume(actor.scope, params.conversationId);
  if (!found) return fail({ code: "not_found" });
  return found.handle ? chatStreamResponse(found.handle, () => isSignedIn(request)) : new Response(null, { status: 204 });
});
