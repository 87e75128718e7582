import { expect, it } from "vitest";
import { Receipt } from "@/lib/chat/receipt";
import { forgetInReceipt, mentionsIn, mentionOf } from "@/lib/chat/forgetting/forget-in-receipt";
import { Memory } from "@/lib/memory/schema";
import { placeMemories, sizeMemory } from "./place-memories";

const CONVERSATION = "00000000-0000-4000-8000-000000000002";
const memoryWith = (given: object) =>
  Memory.parse({
    id: "00000000-0000-4000-8000-000000000001",
    type: "fact",
    content: "Is allergic to cashews",
    key: null,
    value: null,
    importance: null,
    confidence: 1,
    metadata: null,
    ingestionMode: "explicit",
    origin: "extraction",
    isPinned: false,
    isDeleted: false,
    ttlSeconds: null,
    expiresAt: null,
    validFrom: "2026-10-03T12:00:00.000Z",
    createdAt: "2026-10-03T12:00:00.000Z",
    updatedAt: "2026-10-03T12:00:00.000Z",
    version: 2,
    source: { conversationId: CONVERSATION, messageId: "00000000-0000-4000-8000-000000000003", quote: "I'm allergic to peanuts" },
    ...given,
  });
const place = (memory: Memory) => {
  const scoreParts = { keyword: 1, vector: 1, importance: 1, recency: 1, confidence: 1, feedback: 1, spread: 1 };
  return placeMemories({ kept: [sizeMemory({ memory, relevanceScore: 1, scoreParts })], dropped: [] }, { kept: [], dropped: [] }).memories;
};
const receiptOf = (memories: unknown) =>
  Receipt.parse({ parts: [], budgetTokens: 1, promptTokens: 1, completionTokens: 1, reasoningTokens: 0, usageSource: "estimated", providerId: "demo", modelId: "demo", memories, spans: [], latencyMs: 1, firstTokenMs: null });

it("a receipt quotes what was said for the words that were learned from it", () => {
  const [{ source }] = receiptOf(place(memoryWith({}))).memories as [Receipt["memories"][number]];
  expect(source.quote).toBe("I'm allergic to peanuts");
  expect(source).not.toHaveProperty("correctedAt");
});

it("a receipt says of a correction when it was made, and quotes nothing for it; the conversation is still mentioned, so that forgetting finds it", () => {
  const receipt = receiptOf(place(memoryWith({ correctedAt: "2026-10-14T12:00:00.000Z" })));
  expect(receipt.memories[0]?.source).toMatchObject({ quote: null, correctedAt: "2026-10-14T12:00:00.000Z", conversationId: CONVERSATION });
  expect(mentionsIn(receipt)).toContain(mentionOf(CONVERSATION));
  const without = forgetInReceipt(receipt, { memoryIds: [], conversationId: CONVERSATION, isUnlearned: true });
  expect(without?.memories[0]?.source).toMatchObject({ quote: null, correctedAt: "2026-10-14T12:00:00.000Z", conversationId: null });
});
