import { endSessionContract } from "@/lib/accounts/contract";
import { route } from "@/lib/api/route";
import { endSession } from "@/lib/accounts/sessions/commands";
import { fail, ok } from "@/lib/result";

export const DELETE = route(endSessionContract, { limit: "write" }, async ({ actor, params }) =>
  (await endSession(actor.ownerId, params.sessionId)) ? ok(null) : fail({ code: "not_found" }),
);
