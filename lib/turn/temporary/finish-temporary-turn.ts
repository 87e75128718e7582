import "server-only";
import type { Scope } from "@/lib/db/scope";
import type { AskedTurn } from "@/lib/turn/asked-turn";
import { concludeTurn } from "@/lib/turn/conclude-turn";
import type { LiveTurn } from "@/lib/turn/live-turn";
import type { ModelOutcome } from "@/lib/turn/run-turn";
import { storePatiently } from "@/lib/turn/store-patiently";
import { recordModelCalls } from "@/lib/usage/commands";

/** What concerns no conversation: it is paid for, and says nothing of what was said. */
const NO_CONVERSATION = { conversationId: null, messageId: null };

/**
 * Records what the model of a temporary chat was used for, and tells its reader how the reply ended. A database that is
 * away keeps nobody waiting for long: the reply is not stored, only its use is.
 */
export async function finishTemporaryTurn(input: { scope: Scope; asked: AskedTurn; live: LiveTurn; outcome: ModelOutcome }): Promise<void> {
  const { scope, asked, live, outcome } = input;
  const { lastEvents } = concludeTurn(asked, live, outcome);
  const tell = () => lastEvents.forEach((event) => live.publish(event));
  const { call } = outcome;
  if (call) {
    await storePatiently(
      async () => {
        await recordModelCalls(scope, [...outcome.earlierCalls, call], NO_CONVERSATION);
        return true;
      },
      { turnId: asked.turnId, what: "the use of a model", onLate: tell },
    );
  }
  tell();
}
