import "server-only";
import { now } from "@/lib/clock";
import { config } from "@/lib/config/config";
import { isDatabaseAway } from "@/lib/db/errors";
import { log } from "@/lib/observability/log";
import { forgetConversation } from "@/lib/turn/forgetting/forget";
import { type IdleConversation, listIdleConversations } from "./queries";

/** Of one run: each is a transaction of its own, and whoever else wants the database comes in between. */
const CONVERSATIONS_AT_ONCE = 100;
const DAY_MS = 86_400_000;

/**
 * Deletes conversations in which nothing happened for `CONVERSATION_TTL_DAYS`, as their person would: what was learned
 * from them stays. Two that do this at once delete each conversation once. Without the setting nothing is deleted.
 * @returns how many are gone, and whether there may be more
 */
export async function expireConversations({ at = now(), atOnce = CONVERSATIONS_AT_ONCE }: { at?: Date; atOnce?: number } = {}): Promise<{ deleted: number; isBehind: boolean }> {
  const { CONVERSATION_TTL_DAYS: days } = config();
  if (days === undefined) return { deleted: 0, isBehind: false };
  const since = new Date(at.getTime() - days * DAY_MS);
  const idle = await listIdleConversations(since, atOnce);
  let deleted = 0;
  for (const conversation of idle) deleted += (await expire(conversation, since)) ? 1 : 0;
  if (deleted > 0) log().info({ deleted, days }, "idle conversations were deleted");
  return { deleted, isBehind: deleted > 0 && idle.length === atOnce };
}

/** One that cannot be deleted does not keep the others. */
async function expire({ scope, conversationId }: IdleConversation, since: Date): Promise<boolean> {
  try {
    return (await forgetConversation(scope, conversationId, { isUnlearned: false, idleSince: since })).ok;
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    log().error({ conversationId, error }, "an idle conversation could not be deleted");
    return false;
  }
}
