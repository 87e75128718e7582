import { describe, expect, it } from "vitest";
import { analyseQuery } from "./analyse-query";
import { type FoundMessage, rankMessages } from "./rank-messages";
import { findPlaces, type MessagePools } from "./rank-places";

const at = new Date("2026-11-28T00:00:00Z");
const said = (conversationId: string, depth: number, documentId: number): FoundMessage => ({
  // Ids of one import are in no order: here the other way round.
  documentId, messageId: `m${1_000 - documentId}`, conversationId, depth, author: null, text: `Bees, as number${documentId} says`, createdAt: at,
});

describe("rankMessages", () => {
  it("puts what was said first before what scores alike, whatever its id and in whatever order it was loaded", () => {
    const messages = [said("a", 120, 4), said("a", 9, 1), said("b", 0, 5), said("a", 20, 2), said("a", 100, 3)];
    const hit = ({ documentId, depth }: FoundMessage) => ({ documentId, depth, length: 4, matches: [{ form: 0, statements: 1, questions: 0 }] });
    const pools: MessagePools = {
      messageHits: ["a", "b"].map((conversationId) => ({ conversationId, hits: messages.filter((message) => message.conversationId === conversationId).map(hit) })),
      nearMessages: [],
      messages: { documents: 100, conversations: 2, averageLength: 4 },
    };
    const terms = analyseQuery("bees");
    const options = { halfLifeInDays: 90, vectorWeight: 0, at, least: 0, limit: 5 };
    const ranked = rankMessages(pools, terms, findPlaces(pools, terms, { vectorWeight: 0, limit: 50 }), messages, options);
    expect(new Set(ranked.map(({ relevanceScore }) => relevanceScore)).size).toBe(1);
    expect(ranked.map(({ message }) => message.documentId)).toEqual([1, 2, 3, 4, 5]);
  });
});
