import { route } from "@/lib/api/route";
import { giveFeedback } from "@/lib/memory/feedback/commands";
import { giveFeedbackContract } from "@/lib/memory/feedback/contract";

export const POST = route(giveFeedbackContract, { limit: "write" }, ({ actor, params, body }) =>
  giveFeedback(actor.scope, params.memoryId, body.verdict, { isTakenBack: body.take_back }),
);
