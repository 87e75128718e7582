import { describe, expect, it } from "vitest";
import { analyseQuery } from "./analyse-query";
import { type FoundMessage, type LeastScores, rankMessages } from "./rank-messages";
import { findPlaces, type MessagePools } from "./rank-places";

const at = new Date("2026-11-28T00:00:00Z");
const said = (conversationId: string, depth: number, documentId: number, createdAt = at): FoundMessage => ({
  // Ids of one import are in no order: here the other way round.
  documentId, messageId: `m${1_000 - documentId}`, conversationId, depth, author: null, text: `Bees, as number${documentId} says`, createdAt,
});

/** Messages that hold one word of the question. */
function rank(messages: readonly FoundMessage[], question: string, shown: LeastScores) {
  const hit = ({ documentId, depth }: FoundMessage) => ({ documentId, depth, length: 4, matches: [{ form: 0, statements: 1, questions: 0 }] });
  const pools: MessagePools = {
    messageHits: ["a", "b"].map((conversationId) => ({ conversationId, hits: messages.filter((message) => message.conversationId === conversationId).map(hit) })),
    nearMessages: [],
    messages: { documents: 100, conversations: 2, averageLength: 4 },
  };
  const terms = analyseQuery(question);
  const options = { halfLifeInDays: 90, vectorWeight: 0, at, limit: 5, ...shown };
  return rankMessages(pools, terms, findPlaces(pools, terms, { vectorWeight: 0, limit: 50 }), messages, options);
}

describe("rankMessages", () => {
  it("puts what was said first before what scores alike, whatever its id and in whatever order it was loaded", () => {
    const ranked = rank([said("a", 120, 4), said("a", 9, 1), said("b", 0, 5), said("a", 20, 2), said("a", 100, 3)], "bees", { least: 0 });
    expect(new Set(ranked.map(({ relevanceScore }) => relevanceScore)).size).toBe(1);
    expect(ranked.map(({ message }) => message.documentId)).toEqual([1, 2, 3, 4, 5]);
  });

  it("asks what is least of words and meaning, whatever the age, and an operator's threshold of the score", () => {
    const messages = [said("a", 0, 1, new Date("2024-01-01T00:00:00Z")), said("b", 0, 2)];
    const idsOf = (shown: LeastScores) => rank(messages, "bees", shown).map(({ message }) => message.documentId);
    const found = rank(messages, "bees", { least: 0 })[0]?.relevanceScore ?? 0;
    expect(found).toBeGreaterThan(0);
    expect(idsOf({ least: found })).toEqual([2, 1]);
    expect(idsOf({ least: found + 0.001 })).toEqual([]);
    expect(idsOf({ least: 0, threshold: found })).toEqual([2]);
  });
});
