import { describe, expect, it } from "vitest";
import { Receipt, type ReceiptMemory } from "@/lib/chat/receipt";
import { newId } from "@/lib/ids";
import { forgetInReceipt, mentionsIn, mentionsOf } from "./forget-in-receipt";
import { Forgotten } from "./forgotten";

const [conversationId, elsewhere] = [newId(), newId()];
const entry = (more: Partial<ReceiptMemory>): ReceiptMemory => ({
  mark: "m1", memoryId: newId(), version: 1, kind: "memory", type: "fact", content: "Keeps quorlings", relevanceScore: 0.5,
  scoreParts: { keyword: 1, vector: 1, importance: 1, recency: 1, confidence: 1, feedback: 1, spread: 1 }, tokenCount: 7, use: "used",
  source: { conversationId, conversationTitle: "About pets", messageId: newId(), date: "2026-01-01T00:00:00.000Z", quote: "I keep quorlings" }, ...more,
});
const from = (place: string) => ({ ...entry({}).source, conversationId: place });
const receiptOf = (...memories: ReceiptMemory[]): Receipt => ({
  parts: [], budgetTokens: 0, promptTokens: 0, completionTokens: 0, reasoningTokens: 0, usageSource: "estimated", providerId: "p", modelId: "m",
  memories, spans: [{ mark: "m1", start: 0, end: 4, basis: "marked" }], latencyMs: 0, firstTokenMs: null,
});
const forget = (receipt: Receipt, what: Partial<Forgotten>) => forgetInReceipt(receipt, Forgotten.parse({ memoryIds: [], ...what }));

describe("forgetInReceipt", () => {
  it("takes the words of a memory and where they came from; its id, its weight and its place in the reply stay", () => {
    const [gone, kept] = [entry({}), entry({ mark: "m2" })];
    const after = forget(receiptOf(gone, kept), { memoryIds: [gone.memoryId ?? ""] });
    expect(JSON.stringify(after?.memories[0])).not.toMatch(/quorlings|pets/);
    expect(after?.memories[0]).toMatchObject({ memoryId: gone.memoryId, tokenCount: 7, use: "used", isForgotten: true });
    expect(after?.memories[1]).toEqual(kept);
    expect(after?.spans).toHaveLength(1);
    expect(Receipt.parse(after)).toEqual(after);
  });

  it("takes what a deleted conversation was quoted with as a past talk, and leaves memories from it", () => {
    const receipt = receiptOf(entry({}), entry({ kind: "episode", memoryId: null }), entry({ kind: "episode", memoryId: null, source: from(elsewhere) }));
    const after = forget(receipt, { conversationId });
    expect(after?.memories.map(({ isForgotten }) => isForgotten ?? false)).toEqual([false, true, false]);
    expect(after?.memories[0]?.source.quote).toBe("I keep quorlings");
  });

  it("quotes a memory that stays no longer from a conversation that is forgotten with what was learned from it", () => {
    const after = forget(receiptOf(entry({})), { conversationId, isUnlearned: true });
    expect(after?.memories[0]).toMatchObject({ content: "Keeps quorlings", source: { quote: null, conversationId: null, messageId: null } });
  });

  it("leaves a receipt alone that mentions nothing of it, and one that was done already", () => {
    const gone = entry({});
    expect(forget(receiptOf(gone), { memoryIds: [newId()], conversationId: newId() })).toBeNull();
    const once = forget(receiptOf(gone), { memoryIds: [gone.memoryId ?? ""] });
    expect(once && forget(once, { memoryIds: [gone.memoryId ?? ""] })).toBeNull();
  });

  it("finds by its numbers every receipt that it would change", () => {
    const memory = entry({});
    const numbers = mentionsIn(receiptOf(memory));
    expect(numbers).toEqual(expect.arrayContaining(mentionsOf(Forgotten.parse({ memoryIds: [memory.memoryId], conversationId }))));
    expect(numbers.every((number) => Number.isInteger(number) && Math.abs(number) <= 2 ** 31)).toBe(true);
  });
});
