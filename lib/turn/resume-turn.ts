import "server-only";
import { findConversation } from "@/lib/chat/queries";
import type { Scope } from "@/lib/db/scope";
import { findRunningTurn, readTurnPlace } from "./queries";
import type { TurnHandle } from "./read-turn";

/**
 * The turn that writes to a conversation now, for a reader that comes (back) to it.
 * @returns null for a conversation that is not the caller's; a null handle where nothing is being written
 */
export async function findTurnToResume(scope: Scope, conversationId: string): Promise<{ handle: TurnHandle | null } | null> {
  const turn = await findRunningTurn(scope, conversationId);
  if (turn) return { handle: { scope, turn, place: await readTurnPlace(scope, turn) } };
  return (await findConversation(scope, conversationId)) ? { handle: null } : null;
}
