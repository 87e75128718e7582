import type { Chat } from "@ai-sdk/react";
import type { ChatMessage, MessageFailure } from "@/lib/chat/schema";
import type { ChatUiMessage, MessageMetadata } from "@/lib/turn/ui-parts";
import { toChatMessage } from "./read-ui-message";
import { toFailure } from "./turn-failure";

const RECONNECT_AFTER_MS = [300, 1_000, 2_000, 4_000, 8_000, 15_000];

export type TurnEvents = {
  onPersonStored: (person: NonNullable<MessageMetadata["person"]>) => void;
  onSettled: (message: ChatMessage) => void;
  /** It never began: nothing came, and the server said no or could not be reached. */
  onFailed: (failure: MessageFailure) => void;
  /** It began, but how it ended is not known here: look at what is stored. */
  onLost: () => void;
};

/** A line to the server, as `useChat` holds it. */
export type Line = Pick<Chat<ChatUiMessage>, "messages" | "error" | "sendMessage" | "resumeStream" | "clearError">;

/**
 * Sends a request (or takes up a running reply) and stays with it to its end. A line that breaks after the reply
 * began is taken up again, because the reply goes on without us; one that breaks before is a failure to report.
 */
export async function runTurn(
  line: Line,
  hasRequest: boolean,
  isWanted: () => boolean,
  events: { readonly current: TurnEvents },
  pause: (ms: number) => Promise<void> = onlineOrAfter,
): Promise<void> {
  // What is sent is the request the transport was made with; the line only needs to be told to send.
  if (hasRequest) await line.sendMessage({ text: "" });
  else await line.resumeStream();

  for (let attempt = 0; isWanted(); attempt++) {
    const reply = line.messages.findLast(({ role }) => role === "assistant");
    const message = reply ? toChatMessage(reply) : null;
    if (message && message.status !== "streaming") return events.current.onSettled(message);
    if (line.error && hasRequest && !message) return events.current.onFailed(toFailure(line.error));

    const isNothingRunning = !line.error && (attempt > 0 || !hasRequest);
    const waitMs = RECONNECT_AFTER_MS[attempt];
    if (isNothingRunning || waitMs === undefined) return events.current.onLost();
    await pause(waitMs);
    line.clearError();
    await line.resumeStream();
  }
}

/** A pause that ends early when the network comes back. */
function onlineOrAfter(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener("online", stop);
      resolve();
    };
    const timer = setTimeout(stop, ms);
    window.addEventListener("online", stop);
  });
}
