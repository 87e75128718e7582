import "server-only";
import type { Scope } from "@/lib/db/scope";
import { requestStop } from "./commands";
import { findLiveTurn } from "./hub";

/**
 * Stops the reply that is being written to a conversation, wherever that is: here at once, by another process
 * within a second. Its provider is cut off, the text so far is kept.
 * @returns whether one was being written
 */
export async function stopTurn(scope: Scope, conversationId: string): Promise<boolean> {
  const stopped = await requestStop(scope, conversationId);
  if (stopped) findLiveTurn(scope.ownerId, stopped.turnId)?.stop("person");
  return stopped !== null;
}
