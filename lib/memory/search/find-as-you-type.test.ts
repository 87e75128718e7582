import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { trustedScope, type Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { changeMemory, createMemories, createMemory, forgetMemory, hideMemory, supersedeMemories } from "@/lib/memory/commands";
import { NewMemory, SearchMemories } from "@/lib/memory/schema";
import { analyseQuestion } from "./analyse-question";
import { findInTable } from "./find-in-table";
import { findHeld, readTable } from "./held/held-tables";
import { MOST_BEGUN } from "./pools";
import { findPools } from "./queries";
import { recall, searchMemories } from "./recall";

useTestDatabase();
const person = { origin: "person" as const };
const note = (content: string, change: object = {}) => NewMemory.parse({ type: "fact", content, ...change });
const noted = (scope: Scope, ...contents: string[]) => createMemories(scope, contents.map((content) => ({ input: note(content), provenance: person })));

/** Memories found by what was typed, not by what only looks alike to an embedder. */
async function byWords(scope: Scope, query: string, isTyping: boolean, change: object = {}): Promise<string[]> {
  const found = await searchMemories(scope, SearchMemories.parse({ query, isTyping, ...change }));
  return found.filter(({ scoreParts }) => scoreParts.keyword > 0).map(({ memory }) => memory.content);
}
const type = (scope: Scope, query: string, change: object = {}) => byWords(scope, query, true, change);
/** The same from the database and from a table in memory. */
async function typeEitherWay(scope: Scope, query: string): Promise<string[]> {
  const fromDatabase = await type(scope, query);
  await readTable(scope);
  expect(await type(scope, query)).toEqual(fromDatabase);
  return fromDatabase;
}

describe("a search while somebody types", () => {
  it("finds a word by three of its letters and by every more of them, and nothing by two", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Is allergic to peanuts", "Collects pearls", "Lives in Zagreb");
    expect((await type(scope, "pea")).toSorted()).toEqual(["Collects pearls", "Is allergic to peanuts"]);
    for (const typed of ["pean", "peanu", "peanut", "peanuts", "PEAN", "is allergic to pean"]) expect((await type(scope, typed))[0], typed).toBe("Is allergic to peanuts");
    expect(await typeEitherWay(scope, "pean")).toEqual(["Is allergic to peanuts"]);
    expect(await type(scope, "pe")).toEqual([]);
    expect(await type(scope, "peanx")).toEqual([]);
  });

  it("finds the beginning only of the word that is being typed, and only then", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Is allergic to peanuts");
    expect(await byWords(scope, "pean", false)).toEqual([]);
    expect(await type(scope, "pean ")).toEqual([]);
    expect(await type(scope, "pean zagr")).toEqual([]);
    const { facts } = await recall(scope, { query: "pean", limit: 10 });
    expect(facts.map(({ scoreParts }) => scoreParts.keyword)).toEqual([0]);
  });

  it("puts the word itself first, and what begins so after it", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Sells carpets in spring", "Drives a small red car", "Sells carpets", "Washes the car on Sundays");
    const found = await typeEitherWay(scope, "car");
    expect(found).toHaveLength(4);
    expect(found.slice(0, 2).toSorted()).toEqual(["Drives a small red car", "Washes the car on Sundays"]);
  });

  it("a finished word scores as in any search", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Drives a small red car", "Lives in Zagreb");
    const keywords = async (isTyping: boolean) =>
      (await searchMemories(scope, SearchMemories.parse({ query: "red car", isTyping }))).map(({ memory, scoreParts }) => [memory.content, scoreParts.keyword]);
    const asked = await keywords(false);
    expect(asked[0]?.[1]).toBeGreaterThan(0.5);
    expect(await keywords(true)).toEqual(asked);
  });

  it("what is found scores no less while a stop word is typed after it", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Is allergic to peanuts", "Lives in Zagreb");
    const score = async (query: string) => (await searchMemories(scope, SearchMemories.parse({ query, isTyping: true })))[0]?.scoreParts.keyword;
    expect(await score("peanuts with")).toBeGreaterThan(0.5);
    expect(await score("peanuts with")).toBe(await score("peanuts "));
  });

  it("finds whatever accents, case and form the letters have, and keys and values, too", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Trinkt gern E\u0301clair-Likör", "Живёт в Загребе", "喜欢喝绿茶");
    await createMemory(scope, note("Home", { key: "home_city", value: "Ljubljana" }), person);
    for (const typed of ["ecla", "ÉCLA", "ｅｃｌａ"]) expect(await type(scope, typed), typed).toEqual(["Trinkt gern E\u0301clair-Likör"]);
    expect(await type(scope, "загр")).toEqual(["Живёт в Загребе"]);
    expect(await type(scope, "绿茶")).toEqual(["喜欢喝绿茶"]);
    expect(await type(scope, "ljub")).toEqual(["Home"]);
  });

  it("never finds what is hidden, forgotten, expired, replaced or somebody else's", async () => {
    const [{ scope, ownerId }, other] = [await makeOwner(), await makeOwner()];
    const [hidden, forgotten, replaced] = await noted(scope, "Quokkas one", "Quokkas two", "Quokkas three");
    await createMemory(scope, note("Quokkas four", { expiresAt: "2020-01-01T00:00:00Z" }), person);
    await noted(other.scope, "Quokkas five");
    await noted(trustedScope(ownerId, "another user"), "Quokkas six");
    const [kept] = await noted(scope, "Quokkas seven");
    await readTable(scope);
    await hideMemory(scope, hidden?.id ?? "");
    await supersedeMemories(db(), scope, [replaced?.id ?? ""], { id: kept?.id ?? "", at: new Date() });
    // In the held table, then without it: forgetting lets go of it.
    expect((await type(scope, "quok")).toSorted()).toEqual(["Quokkas seven", "Quokkas two"]);
    await forgetMemory(scope, forgotten?.id ?? "");
    expect(await typeEitherWay(scope, "quok")).toEqual(["Quokkas seven"]);
  });

  it("keeps to types and to a day", async () => {
    const { scope } = await makeOwner();
    await createMemories(scope, [{ input: note("Keeps beehives"), provenance: { ...person, learnedAt: new Date("2027-05-01T00:00:00Z") } }]);
    expect(await type(scope, "beeh", { types: ["fact"] })).toEqual(["Keeps beehives"]);
    expect(await type(scope, "beeh", { types: ["event", "preference"] })).toEqual([]);
    expect(await type(scope, "beeh", { asOf: "2027-06-01T00:00:00Z" })).toEqual(["Keeps beehives"]);
    expect(await type(scope, "beeh", { asOf: "2027-04-01T00:00:00Z" })).toEqual([]);
  });

  it("follows a correction", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps beehives"), person);
    await readTable(scope);
    await changeMemory(scope, memory.id, { content: "Keeps alpacas" }, { by: "person", reason: "" });
    expect(await typeEitherWay(scope, "alpa")).toEqual(["Keeps alpacas"]);
    expect(await typeEitherWay(scope, "beeh")).toEqual([]);
  });

  it("finds in a table what the database finds", async () => {
    const { scope } = await makeOwner();
    await noted(scope, "Is allergic to peanuts", "Peanut butter and pears", "Pearls and a pea", `A long list: ${Array.from({ length: 60 }, (_, index) => `peach${index}`).join(" ")} and pearls`);
    await readTable(scope);
    const held = findHeld(scope);
    if (!held) throw new Error("The table was not read");
    for (const text of ["pea", "pear", "peac", "peach11", "butter pean", "the", "nothing beg"]) {
      const { asked } = analyseQuestion(text, { isTyping: true });
      const query = { asked, vector: null, asOf: null, withMessages: true };
      const hits = ({ memoryHits }: Awaited<ReturnType<typeof findPools>>) =>
        memoryHits.map((hit) => ({ ...hit, depth: 0, matches: hit.matches.toSorted((first, second) => first.form - second.form) })).toSorted((first, second) => first.documentId - second.documentId);
      expect(hits(findInTable(scope, query, null, held.table)), text).toEqual(hits(await findPools(scope, query)));
    }
  });
});

describe("a beginning that very many words share", () => {
  it("finds the newest of the scope, and no fewer of those that go on otherwise", async () => {
    const { scope, ownerId } = await makeOwner();
    const other = trustedScope(ownerId, "another user");
    await noted(scope, "Likhachov is the uncle");
    const many = Array.from({ length: MOST_BEGUN + 200 }, (_, index) => `Likes song${index}`);
    for (let start = 0; start < many.length; start += 400) await noted(scope, ...many.slice(start, start + 400));
    await noted(other, "Likes silence");
    const documents = await db().searchDocument.findMany({ where: { ownerId }, select: { id: true, scopeId: true }, orderBy: { id: "asc" } });
    const own = documents.flatMap(({ id, scopeId }) => (scopeId === documents[0]?.scopeId ? [id] : []));
    await readTable(scope);
    const held = findHeld(scope);
    if (!held) throw new Error("The table was not read");

    for (const [text, expected] of [["lik", own.slice(-MOST_BEGUN)], ["like", own.slice(-MOST_BEGUN)], ["likhac", own.slice(0, 1)]] as const) {
      const query = { asked: analyseQuestion(text, { isTyping: true }).asked, vector: null, asOf: null, withMessages: true };
      const found = { database: await findPools(scope, query), table: findInTable(scope, query, null, held.table) };
      for (const [where, { memoryHits }] of Object.entries(found)) expect(memoryHits.map(({ documentId }) => documentId).toSorted((first, second) => first - second), `${text} in the ${where}`).toEqual(expected);
    }
    expect(await typeEitherWay(scope, "likhac")).toEqual(["Likhachov is the uncle"]);
  });
});

describe("what the index keeps for it", () => {
  it("of one word other numbers in each scope, and nothing of a forgotten memory", async () => {
    const [first, second] = [await makeOwner(), await makeOwner()];
    for (const { scope } of [first, second]) await noted(scope, "Peanuts");
    const beginnings = async () => (await db().searchDocument.findMany({ where: { ownerId: { in: [first.ownerId, second.ownerId] } }, select: { beginnings: true, continuations: true } }));
    const stored = await beginnings();
    expect(stored.map((row) => [row.beginnings.length, row.continuations?.length])).toEqual([[1, 10], [1, 10]]);
    expect(new Set(stored.flatMap((row) => row.beginnings)).size).toBe(2);
    const memory = await db().memory.findFirstOrThrow({ where: { ownerId: first.ownerId } });
    await forgetMemory(first.scope, memory.id);
    expect(await beginnings()).toHaveLength(1);
  });
});
