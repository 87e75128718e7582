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

  it("learns nothing where memory is off, from a reply, or from somebody else's message", async () => {
    const { scope, ownerId } = await makeOwner();
    const messageId = await say(scope, "I'm allergic to walnuts");
    expect(await extractFromMessage((await makeOwner()).scope, messageId, byRules)).toBeNull();
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
    expect(await db().memoryExtraction.findMany({ where: { ownerId: scope.ownerId } })).toMatchObject([{ method: "memory/extract-facts/1", learnedCount: 1, droppedCount: 2 }]);
  });

  it("lets the model name what is replaced", async () => {
    const { scope } = await makeOwner();
    await createMemory(scope, NewMemory.parse({ type: "fact", content: "Keeps bees in the garden" }), { origin: "person", learnedAt: new Date("2026-01-01") });
    const text = `I gave the bees in the garden away, codeword ${newId()}`;
    server.when(text, JSON.stringify({ candidates: [proposal("Gave the bees away", "I gave the bees in the garden away", { relations: [{ known: 1, relation: "contradicts" }, { known: 7, relation: "contradicts" }] })] }));
    expect(await extractFromMessage(scope, await say(scope, text), withModel([]))).toMatchObject({ added: 1, superseded: 1 });
    expect(await known(scope)).toEqual(["Gave the bees away"]);
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
