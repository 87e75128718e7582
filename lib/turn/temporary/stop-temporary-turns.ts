import "server-only";
import type { OwnerId, Scope } from "@/lib/db/scope";
import { temporaryTurns } from "@/lib/turn/hub";
import { findTemporaryTurn } from "./temporary-turn-id";

/**
 * Stops a reply of a temporary chat, if this process writes it. Where another does, there is no row by which it would
 * hear of it: the page then leaves the stream, which ends the reply as well.
 */
export function stopTemporaryTurn(scope: Scope, replyId: string): boolean {
  const live = findTemporaryTurn(scope, replyId);
  live?.stop("person");
  return live !== null;
}

/** Ends every reply that this process writes to an owner in temporary chats. @returns how many there were */
export function endTemporaryTurnsOf(ownerId: OwnerId): number {
  const own = temporaryTurns().filter((live) => live.ownerId === ownerId);
  for (const live of own) live.stop("lost");
  return own.length;
}
