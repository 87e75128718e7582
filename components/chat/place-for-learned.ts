import type { MessageId } from "@/lib/chat/schema";
import type { ChatState } from "./chat-state";

/** The reply under which what was just learned can stand: the newest one of the branch that is gone on with, where it has a foot. Null while there is none. */
export function placeForLearned({ entries, turn, hasLater, isOnBranch }: ChatState): MessageId | null {
  const newest = entries.at(-1)?.message;
  if (turn || hasLater || !isOnBranch || newest?.role !== "assistant" || newest.status === "failed") return null;
  return newest.id;
}
