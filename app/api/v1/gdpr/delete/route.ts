import { route } from "@/lib/api/route";
import { trustedScope } from "@/lib/db/scope";
import { log } from "@/lib/observability/log";
import { fail } from "@/lib/result";
import { erasePersonalDataContract } from "@/lib/turn/personal-data/contract";
import { erasePersonalData } from "@/lib/turn/personal-data/erase";

/** Whoever owns the rows asks. The answer counts what was there and what is left. */
export const DELETE = route(erasePersonalDataContract, { limit: "write" }, async ({ actor, query, requestId }) => {
  const about = { requestId, ownerId: actor.ownerId, sessionId: actor.sessionId, isOwnAccount: query.user_id === actor.ownerId };
  log().info(about, "personal data is to be deleted");
  const erased = await erasePersonalData(trustedScope(actor.ownerId, query.user_id));
  if (!erased.ok) return fail({ code: "conflict", detail: "You are the only admin, and others are here. Make someone else an admin first; nothing was deleted." });
  log().info({ ...about, before: erased.value.total_before, after: erased.value.total_after }, "personal data was deleted");
  return erased;
});
