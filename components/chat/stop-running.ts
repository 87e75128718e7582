import { notify } from "@/components/ui/notify";
import type { ConversationId } from "@/lib/chat/schema";
import { stopReply } from "./conversation-calls";

const ASK_AGAIN_AFTER_MS = 250;
const MOST_TIMES = 8;

/** Asks to stop until something was running to be stopped: "Stop" may be quicker than the message it follows. */
export async function stopRunning(conversationId: ConversationId, isReplying: () => boolean): Promise<void> {
  for (let time = 0; time < MOST_TIMES && isReplying(); time++) {
    const result = await stopReply(conversationId);
    if (result.ok && result.value.wasRunning) return;
    if (!result.ok && result.failure.status !== 404) {
      notify({ tone: "bad", message: `Not stopped. ${result.failure.message}` });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_AFTER_MS));
  }
}
