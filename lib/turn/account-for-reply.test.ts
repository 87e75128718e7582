import { describe, expect, it } from "vitest";
import { accountForReply } from "./account-for-reply";
import type { PreparedTurn } from "./prepare-turn";

const memory = (mark: string, content: string): PreparedTurn["memories"][number] => ({
  mark,
  memoryId: null,
  version: 1,
  kind: "memory",
  type: "fact",
  content,
  relevanceScore: 1,
  scoreParts: { keyword: 1, vector: 1, importance: 1, recency: 1, confidence: 1, feedback: 1, spread: 1 },
  tokenCount: 5,
  use: "in-view",
  source: { conversationId: null, conversationTitle: null, messageId: null, date: "2026-10-03T00:00:00.000Z", quote: null },
});
const call = {
  role: "chat", providerId: "p", modelId: "m", promptTokens: 1, completionTokens: 1, reasoningTokens: 0,
  usageSource: "provider", latencyMs: 1, firstTokenMs: 1, attempts: 1, outcome: "finished",
} as const;

function washed(reply: string, memories: PreparedTurn["memories"], marks: { mark: string; offset: number }[]) {
  const prepared: PreparedTurn = { messages: [], parts: [], budgetTokens: 100, promptTokens: 1, memories };
  const receipt = accountForReply({ prepared, call, reply, marks, question: "what now" });
  return { words: receipt.spans.map(({ start, end, basis }) => [reply.slice(start, end), basis]), uses: receipt.memories.map(({ use }) => use) };
}

describe("accountForReply", () => {
  it("washes the memory's own words before a mark", () => {
    const reply = "Cook what you like, but you are allergic to quorns. Enjoy!";
    expect(washed(reply, [memory("m1", "Is allergic to quorns")], [{ mark: "m1", offset: reply.indexOf(". Enjoy") }]).words).toEqual([["allergic to quorns", "marked"]]);
  });

  it("washes the sentence before a mark where the memory is there in other words", () => {
    const reply = "First this. Better keep it mild.";
    expect(washed(reply, [memory("m1", "Dislikes chilli")], [{ mark: "m1", offset: reply.length }]).words).toEqual([["Better keep it mild.", "marked"]]);
  });

  it("recognises words without a mark, and calls the rest in view", () => {
    const reply = "Porto in May, then.";
    expect(washed(reply, [memory("m1", "Lives in Porto"), memory("m2", "Keeps bees")], [])).toEqual({ words: [["Porto", "aligned"]], uses: ["used", "in-view"] });
  });

  it("takes what a model says in every reply for its habit, and other words of an earlier one for its memory", () => {
    const earlier = (content: string) => ({ ...memory("e1", content), kind: "episode" as const, type: "assistant" });
    const reply = "The ferry leaves at nine. Ask me anything about harbours.";
    expect(washed(reply, [earlier("Bring a coat. Ask me anything about harbours.")], []).uses).toEqual(["in-view"]);
    expect(washed(reply, [earlier("At nine the ferry leaves. Ask me anything about harbours.")], []).words).toEqual([["ferry leaves at nine", "aligned"]]);
    expect(washed(reply, [{ ...earlier("Ask me anything about harbours."), type: "person" }], []).uses).toEqual(["used"]);
  });

  it("claims nothing for an empty reply", () => {
    expect(washed("", [memory("m1", "Lives in Porto")], [])).toEqual({ words: [], uses: ["in-view"] });
  });
});
