import type { MessageFailure, MessageStatus } from "@/lib/chat/schema";
import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";

/**
 * What happens in a turn, in order, numbered from 0. `text` events joined are the reply, also of one that goes
 * on from an earlier stop: what it had comes first. The last event is `done` or `failed`, always exactly one.
 */
export type TurnEvent =
  /** What was put before the model. */
  | { readonly type: "memories"; readonly memories: readonly ReceiptMemory[] }
  /** The prompt left for a model: from here on it may be billed. The estimate counts if this process dies before the provider tells. */
  | { readonly type: "sent"; readonly providerId: string; readonly modelId: string; readonly promptTokens: number }
  /** The model did not read what was sent last. It, or another, is asked anew. */
  | { readonly type: "turned-away" }
  /** The model answers. */
  | { readonly type: "started"; readonly providerId: string; readonly modelId: string }
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "reasoning"; readonly text: string }
  | { readonly type: "usage"; readonly receipt: Receipt }
  /** `failure` says why a reply is not whole where nobody asked for that. */
  | { readonly type: "done"; readonly status: Exclude<MessageStatus, "streaming" | "failed">; readonly failure: MessageFailure | null }
  | { readonly type: "failed"; readonly failure: MessageFailure };

/** Whether nothing comes after it. */
export const isLast = (event: TurnEvent): boolean => event.type === "done" || event.type === "failed";

/** All words of a kind, joined. */
export function joinText(events: readonly TurnEvent[], type: "text" | "reasoning"): string {
  let text = "";
  for (const event of events) if (event.type === type) text += event.text;
  return text;
}

/** A run of text events as it is stored: the words once, then the length of each. */
type Run = readonly ["t" | "r", string, ...number[]];
type Stored = Run | Exclude<TurnEvent, { type: "text" | "reasoning" | "usage" }> | { readonly type: "usage" };

/**
 * Events as they are stored: neighbouring pieces of text become one string with their lengths, so that what is
 * written stays near the length of the text. The receipt is left out: it has a row of its own.
 */
export function encodeEvents(events: readonly TurnEvent[]): string {
  const stored: (Stored | ["t" | "r", string, ...number[]])[] = [];
  let run: ["t" | "r", string, ...number[]] | null = null;
  for (const event of events) {
    if (event.type === "text" || event.type === "reasoning") {
      const kind = event.type === "text" ? "t" : "r";
      if (run?.[0] !== kind) {
        run = [kind, ""];
        stored.push(run);
      }
      run[1] += event.text;
      run.push(event.text.length);
      continue;
    }
    run = null;
    stored.push(event.type === "usage" ? { type: "usage" } : event);
  }
  return JSON.stringify(stored);
}

/** @param receipt what `usage` events are filled with; without one they are dropped from the end of the list */
export function decodeEvents(payload: string, receipt: Receipt | null): TurnEvent[] {
  const events: TurnEvent[] = [];
  for (const stored of JSON.parse(payload) as Stored[]) {
    if (Array.isArray(stored)) {
      const [kind, text, ...lengths] = stored as Run;
      let start = 0;
      for (const length of lengths) {
        events.push({ type: kind === "t" ? "text" : "reasoning", text: text.slice(start, start + length) });
        start += length;
      }
    } else {
      const event = stored as Exclude<Stored, Run>;
      if (event.type !== "usage") events.push(event);
      else if (receipt) events.push({ type: "usage", receipt });
    }
  }
  return events;
}
