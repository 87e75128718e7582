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

  describe("of past talks", () => {
    const said = (type: "person" | "assistant", content: string, mark = "p1") => ({ ...memory(mark, content), kind: "episode" as const, type });

    it.each([
      ["numbers counted before", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12", "1, 2, 3, 4, 5, 6, 7, 8, 9"],
      ["a habit, to the letter", "Bring a coat. Ask me anything about harbours.", "The ferry leaves at nine. Ask me anything about harbours."],
      ["a habit, nearly to the letter", "Bring a coat. Ask me everything about harbours, then.", "The ferry leaves at nine. Ask me anything about harbours."],
      ["a story told alike", "Part 1. Seen from the other side, the lighthouse stands.", "Part 2. Seen from the other side, the lighthouse fell."],
      ["the same said again", "At nine the ferry leaves.", "The ferry leaves at nine."],
    ])("takes %s for the assistant's way of talking", (_what, earlier, reply) => {
      expect(washed(reply, [said("assistant", earlier)], [])).toEqual({ words: [], uses: ["in-view"] });
    });

    it.each([
      ["a time", "My ferry leaves Split at nine.", "Your ferry leaves at nine, so go early.", "ferry leaves at nine"],
      ["a name", "The neighbour's goat is Ozymandias.", "How is Ozymandias, that goat?", "Ozymandias, that goat"],
      ["numbers", "The code of the gate is 4711.", "At the gate, 4711.", "gate, 4711"],
    ])("recognises %s in a person's words", (_what, earlier, reply, words) => {
      expect(washed(reply, [said("person", earlier)], [])).toEqual({ words: [[words, "aligned"]], uses: ["used"] });
    });

    it("recognises a person's words also where an earlier reply repeats them, and names the person's alone", () => {
      const past = [said("assistant", "So the goat is called Ozymandias!"), said("person", "The goat is called Ozymandias.", "p2")];
      expect(washed("How is Ozymandias, that goat?", past, [])).toEqual({ words: [["Ozymandias, that goat", "aligned"]], uses: ["in-view", "used"] });
    });

    it("believes the model that marks an earlier reply", () => {
      const reply = "The ferry leaves at nine.";
      expect(washed(reply, [said("assistant", "At nine the ferry leaves.")], [{ mark: "p1", offset: reply.length }]).words).toEqual([["ferry leaves at nine.", "marked"]]);
    });
  });

  it("claims nothing for an empty reply", () => {
    expect(washed("", [memory("m1", "Lives in Porto")], [])).toEqual({ words: [], uses: ["in-view"] });
  });
});
