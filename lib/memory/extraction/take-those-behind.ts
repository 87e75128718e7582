import "server-only";
import { isDatabaseAway } from "@/lib/db/errors";
import type { Scope } from "@/lib/db/scope";
import type { JobAttempt } from "@/lib/jobs/job";
import type { ReadMessage } from "@/lib/memory/jobs";
import { LONGEST_SENT } from "./ask-model";
import { findUnreadFrom, type UnreadMessage } from "./queries";

/** A message, and the job to read it, which is ours. */
export type Waiting = { readonly payload: ReadMessage; readonly message: UnreadMessage };

/** `alone`: the message of the job, where it is read and nothing waits behind it; else undefined, and it has to be looked for. */
export type Taken = { readonly together: readonly Waiting[]; readonly alone?: UnreadMessage };

/** More of a conversation than this in one question, and a model overlooks some of it. */
const MOST_TOGETHER = 8;

/**
 * The message of a job and those behind it in its conversation whose jobs wait, taken along: as many as fit into what a
 * model is sent of one long message. One whose answer could not be used before is read alone, and not taken.
 * @returns `together` in the order in which they were said; none where there is nothing to read together
 */
export async function takeThoseBehind(scope: Scope, payload: ReadMessage, takeAlong: JobAttempt<ReadMessage>["takeAlong"]): Promise<Taken> {
  if (payload.isAlone || payload.failures > 0) return { together: [] };
  const [message, ...unread] = await readMessages(scope, payload.messageId);
  // Read before: those behind it have jobs of their own.
  if (message?.messageId !== payload.messageId) return { together: [] };
  const behind = fitting(message, unread);
  if (behind.length === 0) return { together: [], alone: message };
  const { ownerId, userId } = payload;
  const taken = await takeAlong(behind.map(({ messageId }) => ({ ownerId, userId, messageId, failures: 0, waits: 0, isAlone: false })));
  const byMessage = new Map(taken.map((each) => [each.messageId, each]));
  const waiting = behind.flatMap((each) => {
    const own = byMessage.get(each.messageId);
    return own ? [{ payload: own, message: each }] : [];
  });
  return waiting.length === 0 ? { together: [], alone: message } : { together: [{ payload, message }, ...waiting] };
}

/** Where one of them cannot be opened, it stands in the way of no other: it is found out when it is read by itself. */
async function readMessages(scope: Scope, messageId: string): Promise<UnreadMessage[]> {
  try {
    return await findUnreadFrom(scope, messageId, MOST_TOGETHER);
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return [];
  }
}

/** Those behind up to the first that does not fit any more: order matters more than room. */
function fitting(message: UnreadMessage, behind: readonly UnreadMessage[]): UnreadMessage[] {
  let length = message.text.length;
  const tooLong = behind.findIndex(({ text }) => (length += text.length) > LONGEST_SENT);
  return tooLong === -1 ? [...behind] : behind.slice(0, tooLong);
}
