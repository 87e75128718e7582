import { describe, expect, it } from "vitest";
import { findPlaces, type MessagePools, scoreWritten, spreadOut } from "./rank-places";
import type { MessageHit } from "./weigh-terms";

const word = (each: string) => ({ word: each, weight: 1, forms: [{ form: each, weight: 1 }] });
const at = (documentId: number, depth: number, forms: number[]): MessageHit => ({ documentId, depth, length: 10, matches: forms.map((form) => ({ form, statements: 1, questions: 0 })) });
const pools = (hits: MessageHit[], near: MessagePools["nearMessages"] = []): MessagePools => ({
  messageHits: [{ conversationId: "c", hits }],
  nearMessages: near,
  messages: { documents: 1_000, conversations: 40, averageLength: 10 },
});
const options = { vectorWeight: 0.5, limit: 50 };

describe("findPlaces", () => {
  it("joins what words and meaning found, each place once", () => {
    const found = findPlaces(pools([at(1, 3, [0])], [{ documentId: 1, conversationId: "c", depth: 3, similarity: 0.4 }, { documentId: 9, conversationId: "d", depth: 0, similarity: 0.9 }]), [word("a")], options);
    expect(found.places.filter(({ depth, conversationId }) => conversationId === "c" && depth === 3)).toMatchObject([{ documentId: 1, similarity: 0.4 }]);
    expect(found.places).toContainEqual({ conversationId: "d", depth: 0, documentId: 9, sum: 0, similarity: 0.9 });
  });

  it("keeps the best of many", () => {
    const hits = Array.from({ length: 400 }, (_, index) => at(index, index * 20, index === 321 ? [0, 1] : [0]));
    const { places } = findPlaces(pools(hits), [word("a"), word("b")], { ...options, limit: 5 });
    expect(places).toHaveLength(5);
    expect(places[0]).toMatchObject({ depth: 321 * 20 });
  });

  it("finds nothing in nothing", () => {
    expect(findPlaces({ ...pools([]), messageHits: [] }, [], options)).toEqual({ places: [], most: 0 });
  });
});

describe("scoreWritten", () => {
  const terms = [word("ada"), word("lamp")];
  const found = pools([at(1, 3, [1]), at(2, 40, [1])]);
  const written = (author: string | null, depth: number) => ({ conversationId: "c", depth, author });
  const scores = (...messages: ReturnType<typeof written>[]) => messages.map(scoreWritten(found, terms, findPlaces(found, terms, options), messages));

  it("prefers what was said by who is asked about, and leaves out nobody", () => {
    const [hers = 0, his = 0] = scores(written("Ada", 3), written("Bob", 40));
    expect(hers).toBeGreaterThan(his);
    expect(his).toBeGreaterThan(0);
  });

  it("prefers nobody where no author is named", () => {
    const [first, second] = scores(written("Eve", 3), written(null, 40));
    expect(first).toBe(second);
  });
});

describe("spreadOut", () => {
  const item = (depth: number, relevanceScore: number, conversationId = "c") => ({ conversationId, depth, relevanceScore, scoreParts: { keyword: 1, vector: 0, importance: 1, recency: 1, confidence: 1, feedback: 1, spread: 1 } });
  const order = (...items: ReturnType<typeof item>[]) => spreadOut(items, (each) => each, 10).map(({ depth }) => depth);

  it("puts a new place before the one beside what is shown, where they are about as good", () => {
    expect(order(item(5, 0.9), item(6, 0.8), item(20, 0.79))).toEqual([5, 20, 6]);
    expect(order(item(5, 0.9), item(6, 0.8), item(20, 0.5))).toEqual([5, 6, 20]);
    expect(order(item(5, 0.9), item(6, 0.8, "d"), item(20, 0.79))).toEqual([5, 6, 20]);
  });

  it("passes over what may not be shown, as if it were not there", () => {
    const items = [item(5, 0.9), item(6, 0.8), item(20, 0.79)];
    const shown = spreadOut(items, (each) => each, 2, ({ depth }) => depth !== 5);
    expect(shown).toEqual([item(6, 0.8), item(20, 0.79)]);
  });

  it("hands scores out in descending order, and no more than asked for", () => {
    const shown = spreadOut([item(5, 0.9), item(6, 0.8), item(20, 0.79)], (each) => each, 2);
    expect(shown).toHaveLength(2);
    expect(shown[0]?.relevanceScore).toBeGreaterThan(shown[1]?.relevanceScore ?? 1);
  });
});
