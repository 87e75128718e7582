import type { Line, TurnEvents } from "@/components/chat/run-turn";
import { toChatMessage } from "@/components/chat/read-ui-message";
import { toFailure } from "@/components/chat/turn-failure";
import type { ChatMessage } from "@/lib/chat/schema";

/**
 * Sends a request of a temporary chat and stays with it to its end. A line that breaks cannot be taken up again, since
 * the reply ends with it: what had come stays, and can be gone on with.
 */
export async function runTemporaryTurn(
  line: Pick<Line, "messages" | "error" | "sendMessage">,
  toEnded: (come: ChatMessage | null) => ChatMessage | null,
  isWanted: () => boolean,
  events: { readonly current: Pick<TurnEvents, "onSettled" | "onFailed"> },
): Promise<void> {
  await line.sendMessage({ text: "" });
  if (!isWanted()) return;
  const reply = line.messages.findLast(({ role }) => role === "assistant");
  const message = reply ? toChatMessage(reply) : null;
  if (message && message.status !== "streaming") return events.current.onSettled(message);
  const ended = toEnded(message);
  if (ended) events.current.onSettled(ended);
  else events.current.onFailed(toFailure(line.error ?? new Error("nothing came")));
}
