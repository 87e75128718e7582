import { estimateMessageTokens, estimateTokens } from "./tokens";
import type { ModelCall, ModelFailureCode, ModelMessage } from "./types";

export type ReportedUsage = { promptTokens: number; completionTokens: number; reasoningTokens: number };

const MOST_TOKENS = 100_000_000;

type SdkUsage = {
  inputTokens: { total: number | undefined };
  outputTokens: { total: number | undefined; reasoning: number | undefined };
};

/** A provider's counts, or undefined when they are absent or cannot be true: one wrong count would spoil every total. */
export function readUsage({ inputTokens, outputTokens }: SdkUsage): ReportedUsage | undefined {
  const { total: promptTokens } = inputTokens;
  const { total: completionTokens, reasoning = 0 } = outputTokens;
  if (!isCount(promptTokens) || !isCount(completionTokens)) return undefined;
  // Servers that leave counting out send zeros.
  if (promptTokens === 0 && completionTokens === 0) return undefined;
  return {
    promptTokens,
    completionTokens,
    reasoningTokens: isCount(reasoning) ? Math.min(reasoning, completionTokens) : 0,
  };
}

const isCount = (value: number | undefined): value is number =>
  value !== undefined && Number.isSafeInteger(value) && value >= 0 && value <= MOST_TOKENS;

/** Ended before an embedder read a word, as far as anyone can tell. */
const UNREAD: readonly (ModelCall["outcome"])[] = [
  "refused", "timeout-connect", "unauthorized", "not-found", "rate-limited", "provider-error", "wrong-content-type", "context-too-long",
];

/** The provider's counts where they are sound, else ours, marked as estimated. */
export function countTokens(call: {
  reported: ReportedUsage | undefined;
  messages: readonly ModelMessage[];
  text: string;
  reasoning: string;
  /** Whether the prompt left, and was not turned away. */
  wasRead: boolean;
}): Pick<ModelCall, "promptTokens" | "completionTokens" | "reasoningTokens" | "usageSource"> {
  const reasoningTokens = call.reasoning === "" ? 0 : estimateTokens(call.reasoning);
  if (call.reported && (call.reported.completionTokens > 0 || call.text + call.reasoning === "")) {
    // Where the provider counts reasoning in with the rest, its part is ours to estimate.
    const part = call.reported.reasoningTokens || Math.min(reasoningTokens, call.reported.completionTokens);
    return { ...call.reported, reasoningTokens: part, usageSource: "provider" };
  }
  return {
    promptTokens: call.wasRead ? estimateMessageTokens(call.messages) : 0,
    completionTokens: reasoningTokens + (call.text === "" ? 0 : estimateTokens(call.text)),
    reasoningTokens,
    usageSource: "estimated",
  };
}

/** The same for texts that were turned into vectors: nothing is written, so only what was read counts. */
export function countEmbeddingTokens(call: {
  reported: number | undefined;
  texts: readonly string[];
  outcome: "finished" | ModelFailureCode;
}): Pick<ModelCall, "promptTokens" | "completionTokens" | "reasoningTokens" | "usageSource"> {
  const nothingWritten = { completionTokens: 0, reasoningTokens: 0 };
  if (isCount(call.reported) && call.reported > 0) return { promptTokens: call.reported, ...nothingWritten, usageSource: "provider" };
  const promptTokens = UNREAD.includes(call.outcome) ? 0 : call.texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  return { promptTokens, ...nothingWritten, usageSource: "estimated" };
}
