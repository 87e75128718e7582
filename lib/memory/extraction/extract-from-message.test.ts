import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FaultServer, startFaultServer } from "@/e2e/support/fault-server";
import { modelSettingsFor } from "@/e2e/support/model-settings";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemory, forgetMemory } from "@/lib/memory/commands";
import { listMemories } from "@/lib/memory/queries";
import { ListMemories, NewMemory } from "@/lib/memory/schema";
import { settingsFromEnvironment } from "@/lib/models/settings-from-environment";
import type { ModelCall } from "@/lib/models/types";
import { readSources } from "@/lib/memory/sources/queries";
import { extractFromMessage } from "./extract-from-message";

useTestDatabase();
let server: FaultServer;
beforeAll(async () => {
  server = await startFaultServer();
});
afterAll(() => server.close());

const byRules = { settings: settingsFromEnvironment({}), recordCalls: async () => undefined };

async function say(scope: Scope, text: string, createdAt = new Date("2027-05-03T10:00:00Z")): Promise<string> {
  const { ownerId, userId } = scope;
  const [conversationId, id] = [newId(), newId()];
  await db().conversation.create({ data: { ownerId, id: conversationId, userId } });
  await db().message.create({ data: { ownerId, id, conversationId, role: "person", contentSealed: seal("message", [ownerId, id], text), status: "complete", tokenCount: 1, createdAt } });
  return id;
}
const known = async (scope: Scope) => (await listMemories(scope, ListMemories.parse({ order: "oldest" }))).memories.map(({ content }) => content);
const told = async (scope: Scope, text: string, createdAt?: Date) => extractFromMessage(scope, await say(scope, text, createdAt), byRules);

describe("extractFromMessage by rules", () => {
  it("learns with source, date and evidence", async () => {
    const { scope } = await makeOwner();
    const messageId = await say(scope, "Hello! I'm allergic to walnuts, sadly.");
    expect(await extractFromMessage(scope, messageId, byRules)).toMatchObject({ added: 1 });
    const { memories } = await listMemories(scope, ListMemories.parse({}));
    expect(memories).toMatchObject([{ content: "Is allergic to walnuts", origin: "extraction", validFrom: "2027-05-03T10:00:00.000Z", source: { messageId, quote: expect.stringContaining("allergic to walnuts") } }]);
  });

  it("run twice, or twice at once, it learns once", async () => {
    const { scope } = await makeOwner();
    const messageId = await say(scope, "I'm allergic to walnuts");
    const runs = await Promise.all([1, 2, 3].map(() => extractFromMessage(scope, messageId, byRules)));
    expect(runs.filter((run) => run !== null)).toHaveLength(1);
    expect(await extractFromMessage(scope, messageId, byRules)).toBeNull();
    expect(await known(scope)).toEqual(["Is allergic to walnuts"]);
  });

  it("a correction replaces, the same again reinforces, and older news closes nothing", async () => {
    const { scope } = await makeOwner();
    await told(scope, "I live in Porto", new Date("2027-05-01"));
    expect(await told(scope, "Actually, I live in Lyon now", new Date("2027-06-01"))).toMatchObject({ added: 1, superseded: 1 });
    expect(await known(scope)).toEqual(["Lives in Lyon"]);
    expect(await told(scope, "I live in Lyon", new Date("2027-06-02"))).toMatchObject({ reinforced: 1 });
    expect(await told(scope, "I live in Ulm", new Date("2027-04-01"))).toMatchObject({ added: 1, superseded: 0 });
    expect(await known(scope)).toEqual(["Lives in Lyon"]);
    const [old] = await db().memory.findMany({ where: { ownerId: scope.ownerId, supersededAt: { not: null } }, orderBy: { learnedAt: "desc" } });
    expect(old?.supersededAt?.toISOString()).toBe("2027-06-01T00:00:00.000Z");
  });

  it("what was forgotten is not learned again from old words, but is from new ones", async () => {
    const { scope } = await makeOwner();
    const past = new Date("2026-01-01T00:00:00Z");
    await told(scope, "I'm allergic to walnuts", past);
    const { memories } = await listMemories(scope, ListMemories.parse({}));
    await forgetMemory(scope, memories[0]?.id ?? "");
    expect(await told(scope, "As I said, I'm allergic to walnuts. I am allergic to walnuts!", past)).toMatchObject({ added: 0 });
    expect(await known(scope)).toEqual([]);
    await told(scope, "I'm allergic to walnuts", new Date(Date.now() + 60_000));
    expect(await known(scope)).toEqual(["Is allergic to walnuts"]);
  });

  it("learns nothing from a reply, and nothing from what others wrote in an imported conversation", async () => {
    const { scope, ownerId } = await makeOwner();
    const [reply, others] = [await say(scope, "I'm allergic to walnuts"), await say(scope, "I'm allergic to figs")];
    await db().message.update({ where: { ownerId_id: { ownerId, id: reply } }, data: { role: "assistant" } });
    await db().message.update({ where: { ownerId_id: { ownerId, id: others } }, data: { authorSealed: seal("message", [ownerId, others, "author"], "Ingrid") } });
    for (const messageId of [reply, others]) expect(await extractFromMessage(scope, messageId, byRules)).toBeNull();
    expect(await known(scope)).toEqual([]);
  });

  it("says again in other places: surer each time, every place kept, the newest twenty", async () => {
    const { scope, ownerId } = await makeOwner();
    await told(scope, "I'm allergic to walnuts", new Date("2027-01-01"));
    const days = Array.from({ length: 23 }, (_, index) => new Date(Date.UTC(2027, 1, index + 1)));
    for (const day of days) expect(await told(scope, "Remember I'm allergic to walnuts.", day)).toMatchObject({ added: 0, reinforced: 1 });
    const { memories } = await listMemories(scope, ListMemories.parse({}));
    expect(memories).toHaveLength(1);
    expect(memories[0]?.confidence).toBeGreaterThan(0.99);
    const sources = await readSources(scope, memories[0]?.id ?? "");
    expect(sources.map(({ saidAt }) => saidAt)).toEqual(days.slice(-20).map((day) => day.toISOString()).toReversed());
    expect(sources[0]?.quote).toContain("allergic to walnuts");
    expect(await readSources((await makeOwner()).scope, memories[0]?.id ?? "")).toEqual([]);
    const [sealed] = await db().$queryRaw<{ text: string }[]>`SELECT encode(quote_sealed, 'escape') AS text FROM memory_sources WHERE owner_id = ${ownerId}::uuid LIMIT 1`;
    expect(sealed?.text).not.toContain("walnuts");
  });

  it("letters read in any order come to the same history, and as of any day one city holds", async () => {
    const letters = [["I live in Porto", "2027-01-01"], ["I live in Lyon", "2027-03-01"], ["I live in Ulm", "2027-05-01"], ["I live in Graz", "2027-07-01"]] as const;
    const historyOf = async (order: readonly number[]) => {
      const { scope, ownerId } = await makeOwner();
      for (const index of order) await told(scope, letters[index]?.[0] ?? "", new Date(letters[index]?.[1] ?? ""));
      const rows = await db().memory.findMany({ where: { ownerId }, orderBy: { learnedAt: "asc" }, select: { learnedAt: true, supersededAt: true } });
      return { inForce: await known(scope), spans: rows.map(({ learnedAt, supersededAt }) => [learnedAt.toISOString().slice(0, 10), supersededAt?.toISOString().slice(0, 10) ?? null]) };
    };
    const inOrder = await historyOf([0, 1, 2, 3]);
    expect(inOrder).toEqual({ inForce: ["Lives in Graz"], spans: [["2027-01-01", "2027-03-01"], ["2027-03-01", "2027-05-01"], ["2027-05-01", "2027-07-01"], ["2027-07-01", null]] });
    for (const order of [[3, 2, 1, 0], [1, 3, 0, 2], [3, 0, 2, 1], [2, 0, 3, 1]]) expect(await historyOf(order)).toEqual(inOrder);
  });

  it("learns nothing where memory is off, or from somebody else's message", async () => {
    const { scope, ownerId } = await makeOwner();
    const messageId = await say(scope, "I'm allergic to walnuts");
    expect(await extractFromMessage((await makeOwner()).scope, messageId, byRules)).toBeNull();
    for (const memoryMode of ["off", "read"]) {
      await db().conversation.updateMany({ where: { ownerId }, data: { memoryMode } });
      expect(await extractFromMessage(scope, messageId, byRules)).toBeNull();
    }
    await db().conversation.updateMany({ where: { ownerId }, data: { memoryMode: "learn" } });
    await db().account.update({ where: { ownerId }, data: { memoryEnabled: false } });
    expect(await extractFromMessage(scope, messageId, byRules)).toBeNull();
    expect(await known(scope)).toEqual([]);
  });
});

describe("extractFromMessage with a model", () => {
  const withModel = (calls: ModelCall[], model = "extractor") => ({
    settings: modelSettingsFor(server.url, model),
    recordCalls: async (_scope: Scope, made: readonly ModelCall[]) => void calls.push(...made),
  });
  const proposal = (content: string, quote: string, change: object = {}) => ({ content, type: "fact", importance: 3, confidence: 0.8, evidence: { quote, message: 1 }, ...change });

  it("keeps what the words bear out, drops what they do not, and records what it cost", async () => {
    const { scope } = await makeOwner();
    const text = `I keep bees, codeword ${newId()}`;
    server.when(text, JSON.stringify({ candidates: [proposal("Keeps bees", "I keep bees"), proposal("Is a surgeon", "I am a surgeon"), proposal("Keeps 900 bees", "I keep bees", { importance: 99 })] }));
    const messageId = await say(scope, text);
    const calls: ModelCall[] = [];
    expect(await extractFromMessage(scope, messageId, withModel(calls))).toMatchObject({ added: 1 });
    expect(await known(scope)).toEqual(["Keeps bees"]);
    expect(calls).toMatchObject([{ role: "extraction", outcome: "finished" }]);
    expect(await db().memoryExtraction.findMany({ where: { ownerId: scope.ownerId } })).toMatchObject([{ method: "memory/extract-facts/3", learnedCount: 1, droppedCount: 2 }]);
  });

  it("a note that is worthless after a day expires with it, also where that day was over when the message was read", async () => {
    const { scope, ownerId } = await makeOwner();
    const [letter, note] = [`I keep bees till Sunday, codeword ${newId()}`, `I keep ducks till Sunday, codeword ${newId()}`];
    server.when(letter, JSON.stringify({ candidates: [proposal("Keeps bees", "I keep bees", { expires_on: "2020-05-10" })] }));
    server.when(note, JSON.stringify({ candidates: [proposal("Keeps ducks", "I keep ducks", { expires_on: "2127-05-09" })] }));
    for (const [text, year] of [[letter, 2020], [note, 2127]] as const) expect(await extractFromMessage(scope, await say(scope, text, new Date(`${year}-05-03T10:00:00Z`)), withModel([]))).toMatchObject({ added: 1 });
    expect((await listMemories(scope, ListMemories.parse({}))).memories).toMatchObject([{ content: "Keeps ducks", expiresAt: "2127-05-09T23:59:59.000Z" }]);
    expect(await db().memory.count({ where: { ownerId, expiresAt: new Date("2020-05-10T23:59:59Z") } })).toBe(1);
  });

  it("lets the model name what is replaced", async () => {
    const { scope } = await makeOwner();
    await createMemory(scope, NewMemory.parse({ type: "fact", content: "Keeps bees in the garden" }), { origin: "person", learnedAt: new Date("2026-01-01") });
    const text = `I gave the bees in the garden away, codeword ${newId()}`;
    server.when(text, JSON.stringify({ candidates: [proposal("Gave the bees away", "I gave the bees in the garden away", { relations: [{ known: 1, relation: "contradicts" }, { known: 7, relation: "contradicts" }] })] }));
    expect(await extractFromMessage(scope, await say(scope, text), withModel([]))).toMatchObject({ added: 1, superseded: 1 });
    expect(await known(scope)).toEqual(["Gave the bees away"]);
  });

  it("what a model is still thinking about when memory is switched off, or the message deleted, is not learned", async () => {
    for (const meanwhile of ["off", "off here", "deleted"]) {
      const { scope, ownerId } = await makeOwner();
      const text = `I keep bees, codeword ${newId()}`;
      server.when(text, JSON.stringify({ candidates: [proposal("Keeps bees", "I keep bees")] }));
      const messageId = await say(scope, text);
      const tools = withModel([]);
      const recordCalls = async () => {
        if (meanwhile === "off") await db().account.update({ where: { ownerId }, data: { memoryEnabled: false } });
        else if (meanwhile === "off here") await db().conversation.updateMany({ where: { ownerId }, data: { memoryMode: "read" } });
        else await db().message.delete({ where: { ownerId_id: { ownerId, id: messageId } } });
      };
      const outcome = await extractFromMessage(scope, messageId, { ...tools, recordCalls });
      expect(outcome?.added ?? 0, meanwhile).toBe(0);
      await db().account.update({ where: { ownerId }, data: { memoryEnabled: true } });
      await db().conversation.updateMany({ where: { ownerId }, data: { memoryMode: "learn" } });
      expect(await extractFromMessage(scope, messageId, tools), meanwhile).toBeNull();
      expect(await known(scope), meanwhile).toEqual([]);
    }
  });

  it("garbage is a failure, not an empty answer: nothing is marked as read", async () => {
    const { scope } = await makeOwner();
    const text = `I keep bees, codeword ${newId()}`;
    server.when(text, "no json here");
    server.when("JSON Schema", "still no json");
    const messageId = await say(scope, text);
    const calls: ModelCall[] = [];
    await expect(extractFromMessage(scope, messageId, withModel(calls))).rejects.toThrow(/unparsable/);
    expect(calls.length).toBeGreaterThan(0);
    expect(await known(scope)).toEqual([]);
    server.when(text, JSON.stringify({ candidates: [proposal("Keeps bees", "I keep bees")] }));
    expect(await extractFromMessage(scope, messageId, withModel([]))).toMatchObject({ added: 1 });
  });
});
