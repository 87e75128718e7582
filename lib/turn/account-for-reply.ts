import { attributeUses } from "@/lib/memory/attribute-uses";
import type { MarkUse } from "@/lib/memory/mark-filter";
import { splitSentences } from "@/lib/memory/words/split-sentences";
import type { ModelCall } from "@/lib/models/types";
import { readEmotion } from "./emotion/read-emotion";
import type { PreparedTurn } from "./prepare-turn";
import type { Receipt, ReceiptMemory, ReceiptSpan } from "@/lib/chat/receipt";

/**
 * The receipt of a reply: what the model was given, what it cost, which memories shaped which words, and the emotion it shows. A mark the
 * model set itself counts for the memory's own words in the sentence before it, or for all of that sentence; for the rest, words of memory and reply are compared, and a
 * memory without a match is shown as no more than in view. So is an earlier reply, whatever it reads like: a model talks alike without remembering.
 */
export function accountForReply(input: {
  prepared: PreparedTurn;
  call: ModelCall;
  reply: string;
  marks: readonly MarkUse[];
  question: string;
}): Receipt {
  const { prepared, call, reply } = input;
  const contentOf = new Map(prepared.memories.map(({ mark, content }) => [mark, content]));
  const marked = input.marks.map((use) => spanOfMark(reply, use, contentOf.get(use.mark) ?? ""));
  const markedNames = new Set(marked.map(({ mark }) => mark));
  const unmarked = prepared.memories.flatMap((memory) =>
    memory.mark !== null && !markedNames.has(memory.mark) && !isEarlierReply(memory) ? [{ mark: memory.mark, text: memory.content }] : [],
  );
  const aligned = attributeUses(reply, unmarked, input.question).map(
    ({ mark, start, end }): ReceiptSpan => ({ mark, start, end, basis: "aligned" }),
  );
  const spans = [...marked, ...aligned].toSorted((a, b) => a.start - b.start);
  const usedMarks = new Set(spans.map(({ mark }) => mark));
  const withUse = (memory: ReceiptMemory): ReceiptMemory =>
    memory.mark !== null && usedMarks.has(memory.mark) ? { ...memory, use: "used" } : memory;
  return {
    parts: prepared.parts,
    budgetTokens: prepared.budgetTokens,
    promptTokens: call.promptTokens,
    completionTokens: call.completionTokens,
    reasoningTokens: call.reasoningTokens,
    usageSource: call.usageSource,
    providerId: call.providerId,
    modelId: call.modelId,
    memories: prepared.memories.map(withUse),
    spans,
    latencyMs: call.latencyMs,
    firstTokenMs: call.firstTokenMs,
    emotion: readEmotion(reply),
  };
}

const isEarlierReply = ({ kind, type }: ReceiptMemory): boolean => kind === "episode" && type === "assistant";

function spanOfMark(reply: string, { mark, offset }: MarkUse, content: string): ReceiptSpan {
  const before = reply.slice(0, offset).trimEnd();
  // The mark may stand before or after the full stop of its sentence.
  const sentenceStart = Math.min(splitSentences(before).at(-1)?.start ?? 0, before.length);
  const [own] = attributeUses(before.slice(sentenceStart), [{ mark, text: content }], "");
  return { mark, start: sentenceStart + (own?.start ?? 0), end: before.length, basis: "marked" };
}
