import { Receipt, type ReceiptMemory } from "@/lib/chat/receipt";

/** A memory as a receipt lists it, with the fields a test does not care about filled in. */
export function receiptMemory(given: Partial<ReceiptMemory> & Pick<ReceiptMemory, "mark" | "content">): ReceiptMemory {
  return {
    memoryId: "00000000-0000-4000-8000-000000000001",
    version: 1,
    kind: "memory",
    type: "fact",
    relevanceScore: 0.8,
    scoreParts: { keyword: 0.5, vector: 0.6, importance: 1.1, recency: 0.9, confidence: 1, feedback: 1, spread: 1 },
    tokenCount: 9,
    use: "used",
    source: {
      conversationId: "00000000-0000-4000-8000-000000000002",
      conversationTitle: "Weekend in Porto",
      messageId: "00000000-0000-4000-8000-000000000003",
      date: "2026-10-03T12:00:00.000Z",
      quote: null,
    },
    ...given,
  };
}

export function receiptWith(given: Partial<Receipt>): Receipt {
  return Receipt.parse({
    parts: [
      { name: "persona", tokenCount: 186, itemCount: 1, droppedCount: 0 },
      { name: "facts", tokenCount: 412, itemCount: 30, droppedCount: 0 },
      { name: "recent", tokenCount: 480, itemCount: 6, droppedCount: 0 },
      { name: "message", tokenCount: 28, itemCount: 1, droppedCount: 0 },
    ],
    budgetTokens: 8192,
    promptTokens: 1106,
    completionTokens: 120,
    reasoningTokens: 0,
    usageSource: "provider",
    providerId: "demo",
    modelId: "demo",
    memories: [],
    spans: [],
    latencyMs: 900,
    firstTokenMs: 80,
    ...given,
  });
}
