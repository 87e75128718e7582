import { describe, expect, it } from "vitest";
import { config } from "@/lib/config/config";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemories, createMemory, forgetMemory, hideMemory, supersedeMemories } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { NewMemory, SearchMemories } from "@/lib/memory/schema";
import { recall, search as searchAll, searchMemories } from "./recall";

useTestDatabase();
const person = { origin: "person" as const };
const note = (content: string, change: object = {}) => NewMemory.parse({ type: "fact", content, ...change });
const noted = (scope: Scope, ...contents: string[]) => createMemories(scope, contents.map((content) => ({ input: note(content), provenance: person })));
const search = async (scope: Scope, query: string, change: object = {}) =>
  (await searchMemories(scope, SearchMemories.parse({ query, ...change }))).map(({ memory }) => memory.content);

/** A conversation as the chat stores it, one message after the other. */
async function converse(scope: Scope, texts: readonly string[], createdAt = new Date()) {
  const { ownerId, userId } = scope;
  const conversationId = newId();
  await db().conversation.create({ data: { ownerId, id: conversationId, userId, titleSealed: seal("conversation-title", [ownerId, conversationId], "A talk"), titleSource: "person" } });
  const ids: string[] = [];
  for (const [index, text] of texts.entries()) {
    const id = newId();
    await db().message.create({
      data: { ownerId, id, conversationId, parentId: ids.at(-1) ?? null, role: index % 2 === 0 ? "person" : "assistant", contentSealed: seal("message", [ownerId, id], text), status: "complete", tokenCount: 1, createdAt },
    });
    ids.push(id);
  }
  await indexStoredMessages(scope, ids);
  return { conversationId, ids };
}

describe("searchMemories", () => {
  it("finds by any word, stemmed, and puts the rarer match first", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Is allergic to walnuts", "Keeps three hives of bees", "Likes walnut furniture", "Lives in Zagreb");
    expect((await search(scope, "allergies and walnuts?"))[0]).toBe("Is allergic to walnuts");
    expect((await search(scope, "a hive"))[0]).toBe("Keeps three hives of bees");
    expect(await search(scope, "")).toEqual([]);
  });

  it("shows nothing rather than what only looks a little like the question", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Keeps three hives of bees", "Likes walnut furniture");
    expect(await search(scope, "music and maps")).toEqual([]);
  });

  it("beside what holds the word, shows nothing that only has letters in common with it; without it, that is shown", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Is allergic to peanuts", "Is called Rita", "Has a dog called Biscuit", "Has a sister called In\u00EAs");
    expect(await search(scope, "allergic")).toEqual(["Is allergic to peanuts"]);
    expect(await search(scope, "alergic")).toEqual(["Is allergic to peanuts"]);
    expect(await search(scope, "biskuit")).toEqual(["Has a dog called Biscuit"]);
  });

  it("finds decomposed for composed, accents or none, and scripts without spaces", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Favourite place is Café Zoë", "喜欢喝绿茶");
    expect((await search(scope, "cafe\u0301 zoe"))[0]).toBe("Favourite place is Café Zoë");
    expect((await search(scope, "绿茶"))[0]).toBe("喜欢喝绿茶");
  });

  it("finds what resembles the question in spelling alone, by vector", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Plays the hurdygurdy", "Lives in Zagreb");
    const [best] = await searchMemories(scope, SearchMemories.parse({ query: "hurdygurdies" }));
    expect(best?.memory.content).toBe("Plays the hurdygurdy");
    expect(best?.scoreParts.vector).toBeGreaterThan(0);
  });

  it("never finds what is hidden, forgotten, expired, replaced or somebody else's", async () => {
    const [{ scope }, other] = [await makeOwner(), await makeOwner()];
    const [hidden, forgotten, replaced] = await noted(scope, "Quokka one", "Quokka two", "Quokka three");
    await createMemory(scope, note("Quokka four", { expiresAt: "2020-01-01T00:00:00Z" }), person);
    await noted(other.scope, "Quokka five");
    const [kept] = await noted(scope, "Quokka six");
    await hideMemory(scope, hidden?.id ?? "");
    await forgetMemory(scope, forgotten?.id ?? "");
    await supersedeMemories(db(), scope, [replaced?.id ?? ""], { id: kept?.id ?? "", at: new Date() });
    expect(await search(scope, "quokka")).toEqual(["Quokka six"]);
  });

  it("follows a correction", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees"), person);
    await changeMemory(scope, memory.id, { content: "Keeps alpacas" }, { by: "person", reason: "" });
    expect((await search(scope, "alpacas"))[0]).toBe("Keeps alpacas");
    const [stale] = await searchMemories(scope, SearchMemories.parse({ query: "bees" }));
    expect(stale?.scoreParts.keyword ?? 0).toBe(0);
  });

  it("follows a new type and a new expiry", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees"), person);
    await changeMemory(scope, memory.id, { type: "event" }, { by: "person", reason: "" });
    expect(await search(scope, "bees", { types: ["event"] })).toEqual(["Keeps bees"]);
    expect(await search(scope, "bees", { types: ["fact"] })).toEqual([]);
    await changeMemory(scope, memory.id, { expiresAt: "2020-01-01T00:00:00Z" }, { by: "person", reason: "" });
    expect(await search(scope, "bees")).toEqual([]);
    expect(await db().searchSignature.findMany({ where: { document: { ownerId: scope.ownerId } }, select: { kind: true, validUntil: true } })).toEqual([
      { kind: "event", validUntil: new Date("2020-01-01T00:00:00Z") },
    ]);
  });

  it("filters by type, and answers as of a date", async () => {
    const { scope } = await makeOwner();
    const may = new Date("2027-05-01T00:00:00Z");
    const [old] = await createMemories(scope, [{ input: note("Home is Porto"), provenance: { ...person, learnedAt: may } }]);
    const [young] = await createMemories(scope, [{ input: note("Home is Lyon", { type: "preference" }), provenance: { ...person, learnedAt: new Date("2027-07-01T00:00:00Z") } }]);
    await supersedeMemories(db(), scope, [old?.id ?? ""], { id: young?.id ?? "", at: new Date("2027-07-01T00:00:00Z") });
    expect(await search(scope, "home")).toEqual(["Home is Lyon"]);
    expect(await search(scope, "home", { types: ["fact"] })).toEqual([]);
    expect(await search(scope, "home", { asOf: "2027-06-01T00:00:00Z" })).toEqual(["Home is Porto"]);
    expect(await search(scope, "home", { asOf: "2027-04-01T00:00:00Z" })).toEqual([]);
  });

  it("gives the words a memory had at a date", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps honey bees"), { ...person, learnedAt: new Date("2026-01-01T00:00:00Z") });
    const before = new Date().toISOString();
    await changeMemory(scope, memory.id, { content: "Keeps bumble bees" }, { by: "person", reason: "" });
    const [then] = await searchMemories(scope, SearchMemories.parse({ query: "bees", asOf: before }));
    expect(then?.memory).toMatchObject({ content: "Keeps honey bees", version: 1 });
  });

  it("collapses near-duplicates", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Likes green tea", "likes green teas!", "Likes green lamps");
    expect((await search(scope, "green")).length).toBe(2);
  });
});

describe("what is shown", () => {
  const day = 86_400_000;

  it("is decided by words and meaning: the same message of today and of a thousand days ago is found", async () => {
    for (const ageInDays of [0, 1_000]) {
      const { scope } = await makeOwner();
      for (const bought of ["bread", "nails", "paint", "seeds", "soap"]) await converse(scope, [`Bought ${bought} on the market`]);
      const { ids } = await converse(scope, ["The theorbo is in the attic"], new Date(Date.now() - ageInDays * day));
      const query = "theorbo xylograph";
      const [recalled] = (await recall(scope, { query, limit: 5 })).episodes;
      const [found] = (await searchAll(scope, { ...SearchMemories.parse({ query }), episodeLimit: 5 })).episodes;
      for (const episode of [recalled, found]) expect(episode).toMatchObject({ messageId: ids[0], scoreParts: { recency: expect.closeTo(ageInDays === 0 ? 1 : 0.5, 2) } });
      // Aged, it is worth less than what it takes to be shown.
      expect((recalled?.relevanceScore ?? 0) < 0.2).toBe(ageInDays > 0);
    }
  });

  it("matches by as much as MEMORY_SIMILARITY_THRESHOLD asks, memories and past messages alike", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Plays a theorbo among the bees", "Keeps bees");
    for (const text of ["The theorbo stands among the bees", "Bees sleep in winter"]) await converse(scope, [text]);
    const query = "theorbo and bees";
    const scoresOf = async (episodeLimit: number) => {
      const { memories, episodes } = await searchAll(scope, { ...SearchMemories.parse({ query }), episodeLimit });
      return [memories, episodes].map((found) => found.map(({ relevanceScore }) => relevanceScore));
    };
    const [ofMemories = [], ofEpisodes = []] = await scoresOf(5);
    expect([ofMemories.length, ofEpisodes.length]).toEqual([2, 2]);
    const threshold = 0.5;
    for (const [strong = 0, weak = 1] of [ofMemories, ofEpisodes]) expect([strong > threshold, weak < threshold]).toEqual([true, true]);
    await withThreshold(threshold, async () => {
      expect(await search(scope, query)).toEqual(["Plays a theorbo among the bees"]);
      // A list of 25 is searched for once more.
      for (const limit of [5, 25]) expect((await scoresOf(limit)).map((scores) => scores.length)).toEqual([1, 1]);
      expect((await recall(scope, { query, limit: 5 })).episodes.map(({ text }) => text)).toEqual(["The theorbo stands among the bees"]);
    });
  });

  it("is spread over what it was learned from: ten facts of one message leave room for another's", async () => {
    const { scope } = await makeOwner();
    const { conversationId, ids } = await converse(scope, ["About me", "Tell me", "More about me"]);
    const learned = (content: string, messageId = "") => ({ input: note(content), provenance: { ...person, source: { conversationId, messageId, quote: content } } });
    const players = ["Ana", "Bo", "Cem", "Dov", "Eva", "Finn", "Gil", "Hedi", "Ida", "Jon"];
    await createMemories(scope, [...players.map((name) => learned(`Plays the theorbo with ${name}`, ids[0])), learned("Sold a theorbo in Ghent, long ago", ids[2])]);
    await noted(scope, ...Array.from({ length: 60 }, (_, index) => `Noted filler number${index} about gravel`));
    const found = await searchMemories(scope, SearchMemories.parse({ query: "theorbo", limit: 20 }));
    expect(found.filter(({ memory }) => memory.content.includes("theorbo"))).toHaveLength(11);
    const { facts } = await recall(scope, { query: "theorbo", limit: 8 });
    for (const memories of [found, facts]) {
      expect(memories.slice(0, 8).map(({ memory }) => memory.content)).toContain("Sold a theorbo in Ghent, long ago");
      const scores = memories.map(({ relevanceScore }) => relevanceScore);
      expect(scores).toEqual(scores.toSorted((first, second) => second - first));
    }
  });
});

/** With the threshold that an operator has set. */
async function withThreshold(threshold: number, work: () => Promise<void>): Promise<void> {
  const [before, setting] = [config(), Symbol.for("commonplace.config")];
  Reflect.set(globalThis, setting, { ...before, MEMORY_SIMILARITY_THRESHOLD: threshold });
  try {
    await work();
  } finally {
    Reflect.set(globalThis, setting, before);
  }
}

describe("a long list of past messages", () => {
  it("puts what shares words with the best of them before what shares none, a short one only what shares words with the question", async () => {
    const { scope } = await makeOwner();
    await converse(scope, ["My sleep is better since I take valerian"]);
    await converse(scope, ["Bought more valerian on the market"]);
    await converse(scope, ["Sleep came late"]);
    for (let talk = 0; talk < 15; talk += 1) await converse(scope, [1, 2, 3].map((line) => `Row${talk} of crop${line}x${talk} and wall${line}y${talk}`));
    const rankOf = async (episodeLimit: number) => {
      const { episodes } = await searchAll(scope, { ...SearchMemories.parse({ query: "What helped with sleep?" }), episodeLimit });
      return { rank: episodes.findIndex(({ text }) => text.includes("market")), withoutAdded: episodes.find(({ text }) => text.includes("came late"))?.relevanceScore ?? 0 };
    };
    const [long, short] = [await rankOf(25), await rankOf(24)];
    expect(long.rank).toBeGreaterThan(0);
    expect(long.rank).toBeLessThan(3);
    expect(short.rank === -1 || short.rank > 2).toBe(true);
    // What holds none of the added words is worth as much in a long list as in a short one.
    expect(long.withoutAdded).toBeGreaterThan(0.1);
    expect(long.withoutAdded).toBeCloseTo(short.withoutAdded, 2);
  });

  it("of which nothing is found is empty", async () => {
    const { scope } = await makeOwner();
    await converse(scope, ["Bought bread"]);
    expect((await searchAll(scope, { ...SearchMemories.parse({ query: "xylograph" }), episodeLimit: 50 })).episodes).toEqual([]);
  });
});

describe("recall", () => {
  it("few memories go in whole, those the question is about first", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Keeps bees", "Lives in Zagreb", "Is allergic to walnuts");
    const { facts } = await recall(scope, { query: "is there something with walnuts?", limit: 2 });
    expect(facts.map(({ memory }) => memory.content)).toHaveLength(3);
    expect(facts[0]?.memory.content).toBe("Is allergic to walnuts");
  });

  it("of many only the relevant ones", async () => {
    const { scope } = await makeOwner();
    await noted(scope, ...Array.from({ length: 80 }, (_, index) => `Noted filler number${index} about gravel`), "Is allergic to walnuts");
    const { facts } = await recall(scope, { query: "walnuts", limit: 5 });
    expect(facts[0]?.memory.content).toBe("Is allergic to walnuts");
    expect(facts.length).toBeLessThanOrEqual(5);
  });

  it("finds past messages, and the answer by the words of its question", async () => {
    const { scope } = await makeOwner();
    const { ids, conversationId } = await converse(scope, ["Hello", "Hi! Where did you buy the harpsichord?", "In a barn near Ghent", "Nice"]);
    await converse(scope, ["What is for lunch?", "Soup, maybe"]);
    const { episodes } = await recall(scope, { query: "harpsichord", limit: 5 });
    const found = episodes.map(({ messageId }) => messageId);
    expect(found[0] === ids[1] || found[0] === ids[2]).toBe(true);
    expect(found).toContain(ids[2]);
    expect(episodes[0]).toMatchObject({ conversationId, conversationTitle: "A talk" });
  });

  it("another person's messages stay theirs", async () => {
    const [mine, theirs] = [await makeOwner(), await makeOwner()];
    await converse(theirs.scope, ["The codeword is xylophone"]);
    await noted(theirs.scope, "Codeword is xylophone");
    expect(await recall(mine.scope, { query: "The codeword is xylophone", limit: 10 })).toEqual({ facts: [], episodes: [] });
  });

  it("a deleted conversation is not recalled", async () => {
    const { scope } = await makeOwner();
    const { conversationId } = await converse(scope, ["The theorbo is in the attic"]);
    expect((await recall(scope, { query: "theorbo", limit: 5 })).episodes).toHaveLength(1);
    await db().conversation.delete({ where: { ownerId_id: { ownerId: scope.ownerId, id: conversationId } } });
    expect((await recall(scope, { query: "theorbo", limit: 5 })).episodes).toEqual([]);
  });

  it("a blank or wordless question still gets the facts", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Keeps bees");
    for (const query of ["", "😀", "the of and", "'; DROP TABLE memories; --"]) expect((await recall(scope, { query, limit: 5 })).facts).toHaveLength(1);
  });

  it("indexing twice changes nothing", async () => {
    const { scope } = await makeOwner();
    const { ids } = await converse(scope, ["The theorbo is in the attic", "Noted"]);
    const before = await recall(scope, { query: "theorbo", limit: 5 });
    await indexStoredMessages(scope, ids);
    expect((await recall(scope, { query: "theorbo", limit: 5 })).episodes).toEqual(before.episodes.map((episode) => ({ ...episode, relevanceScore: expect.closeTo(episode.relevanceScore, 3), scoreParts: { ...episode.scoreParts, recency: expect.closeTo(episode.scoreParts.recency, 3) } })));
    expect(await db().searchDocument.count({ where: { ownerId: scope.ownerId } })).toBe(2);
  });
});
