import { estimateTokens } from "@/lib/models/tokens";
import type { ModelCall } from "@/lib/models/types";
import type { TurnEvent } from "./events";
import { joinText } from "./events";

/**
 * What the models of a turn that broke were used for, by its events alone: a call for every prompt that left and was not
 * turned away; where none left, none. What came after the last was sent is what its model wrote; before it stands what
 * the reply had already.
 */
export function estimateCalls(events: readonly TurnEvent[]): ModelCall[] {
  const sent: { readonly at: number; readonly event: Extract<TurnEvent, { type: "sent" }> }[] = [];
  events.forEach((event, at) => {
    if (event.type === "sent") sent.push({ at, event });
    if (event.type === "turned-away") sent.pop();
  });
  return sent.map(({ at, event }, index): ModelCall => {
    const made = index === sent.length - 1 ? events.slice(at) : [];
    const reasoningTokens = estimateTokens(joinText(made, "reasoning"));
    return {
      role: "chat",
      providerId: event.providerId,
      modelId: event.modelId,
      promptTokens: event.promptTokens,
      completionTokens: estimateTokens(joinText(made, "text")) + reasoningTokens,
      reasoningTokens,
      usageSource: "estimated",
      latencyMs: 0,
      firstTokenMs: null,
      attempts: 1,
      outcome: "interrupted",
    };
  });
}
