import type { Receipt } from "@/lib/chat/receipt";
import type { MessageFailure, MessageStatus } from "@/lib/chat/schema";
import { accountForReply } from "./account-for-reply";
import type { AskedTurn } from "./asked-turn";
import type { TurnEvent } from "./events";
import { joinText } from "./events";
import type { LiveTurn } from "./live-turn";
import type { ModelOutcome } from "./run-turn";

/** How a turn ended. */
export type Conclusion = {
  readonly status: Exclude<MessageStatus, "streaming">;
  readonly text: string;
  readonly reasoning: string;
  readonly failure: MessageFailure | null;
  readonly receipt: Receipt | null;
  /** What its readers are told last. */
  readonly lastEvents: readonly TurnEvent[];
};

/** Settles what a live turn has written, and says what became of it. */
export function concludeTurn(asked: AskedTurn, live: LiveTurn, outcome: ModelOutcome): Conclusion {
  live.settle();
  const text = joinText(live.events, "text");
  const { status, failure } = toStatus(outcome, live);
  const receipt =
    outcome.prepared && outcome.call
      ? accountForReply({
          prepared: outcome.prepared,
          call: outcome.call,
          reply: text,
          marks: outcome.marks.uses.map(({ mark, offset }) => ({ mark, offset: offset + asked.earlier.text.length })),
          question: asked.person.text,
        })
      : null;
  return {
    status,
    text,
    reasoning: joinText(live.events, "reasoning"),
    failure,
    receipt,
    lastEvents: [
      ...(receipt ? [{ type: "usage", receipt } as const] : []),
      status === "failed" && failure ? { type: "failed", failure } : { type: "done", status: status === "failed" ? "interrupted" : status, failure },
    ],
  };
}

const TOO_LONG: MessageFailure = {
  code: "length",
  message: "The reply reached the longest length that is set. What had arrived is kept. Let it go on, or ask for a shorter one.",
  isRetryable: true,
};
const FILTERED: MessageFailure = {
  code: "content-filter",
  message: "The model's own filter ended the reply. Your message and what had arrived are kept. Say it in other words.",
  isRetryable: true,
};

function toStatus(outcome: ModelOutcome, live: LiveTurn): Pick<Conclusion, "status" | "failure"> {
  if (outcome.end === "failed") return { status: "failed", failure: outcome.failure };
  if (outcome.end === "stopped") return { status: live.stopReason === "person" ? "stopped" : "interrupted", failure: null };
  if (outcome.finishReason === "length") return { status: "interrupted", failure: TOO_LONG };
  if (outcome.finishReason === "content-filter") return { status: "failed", failure: FILTERED };
  return { status: "complete", failure: null };
}
