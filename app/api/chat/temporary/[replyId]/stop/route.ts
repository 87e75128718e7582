import { route } from "@/lib/api/route";
import { fail, ok } from "@/lib/result";
import { stopTemporaryTurnContract } from "@/lib/turn/temporary/contract";
import { stopTemporaryTurn } from "@/lib/turn/temporary/stop-temporary-turns";

export const POST = route(stopTemporaryTurnContract, { limit: "write" }, async ({ actor, params }) =>
  stopTemporaryTurn(actor.scope, params.replyId) ? ok(null) : fail({ code: "not_found" }),
);
