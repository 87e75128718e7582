import { expect, it } from "vitest";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemories, createMemory, supersedeMemories } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { scopeBeginningKey } from "@/lib/memory/rows";
import { NewMemory, SearchMemories } from "@/lib/memory/schema";
import { analyseMemory } from "@/lib/memory/search/analyse-memory";
import { analyseQuestion } from "@/lib/memory/search/analyse-question";
import { readTable } from "@/lib/memory/search/held/held-tables";
import { packBeginnings } from "@/lib/memory/search/pack-beginnings";
import { findPools } from "@/lib/memory/search/queries";
import { searchMemories } from "@/lib/memory/search/recall";
import { addBeginnings } from "./commands";
import { cutMissingBeginnings } from "./cut-missing";
import { findUncut } from "./queries";

useTestDatabase();
const note = (content: string) => NewMemory.parse({ type: "fact", content });
const remember = (scope: Scope, content: string) => createMemory(scope, note(content), { origin: "person" });
const type = async (scope: Scope, query: string, change: object = {}) =>
  (await searchMemories(scope, SearchMemories.parse({ query, isTyping: true, ...change }))).filter(({ scoreParts }) => scoreParts.keyword > 0).map(({ memory }) => memory.content);
/** As a database that was filled before there were beginnings. */
const takeAway = () => db().$executeRaw`UPDATE search_documents SET beginnings = NULL, continuations = NULL, changed_in = DEFAULT`;
const uncut = () => db().$queryRaw`SELECT id FROM search_documents WHERE memory_id IS NOT NULL AND beginnings IS NULL`;

async function say(scope: Scope, text: string): Promise<void> {
  const [conversationId, id] = [newId(), newId()];
  const { ownerId, userId } = scope;
  await db().conversation.create({ data: { ownerId, id: conversationId, userId } });
  await db().message.create({ data: { ownerId, id, conversationId, parentId: null, role: "person", contentSealed: seal("message", [ownerId, id], text), status: "complete", tokenCount: 1 } });
  await indexStoredMessages(scope, [id]);
}

it("memories of every scope that were stored before are found as one types once the job has run, and it has nothing to do again", async () => {
  const [first, second] = [await makeOwner(), await makeOwner()];
  const [old] = await createMemories(first.scope, Array.from({ length: 130 }, (_, number) => ({ input: note(`Beehive number${number}`), provenance: { origin: "api" as const, learnedAt: new Date("2027-05-01T00:00:00Z") } })));
  const young = await remember(first.scope, "Keeps alpacas");
  await supersedeMemories(db(), first.scope, [old?.id ?? ""], { id: young.id, at: new Date("2027-07-01T00:00:00Z") });
  await remember(second.scope, "Collects pearls");
  await say(second.scope, "Where are my pearls?");
  await takeAway();
  await readTable(second.scope);
  expect(await type(first.scope, "alpa")).toEqual([]);

  expect(await cutMissingBeginnings()).toBe(132);
  expect(await type(first.scope, "alpa")).toEqual(["Keeps alpacas"]);
  expect(await type(first.scope, "beeh", { limit: 100 })).toHaveLength(100);
  expect(await type(first.scope, "number0", { asOf: "2027-06-01T00:00:00Z" })).toContain("Beehive number0");
  expect(await type(second.scope, "pear")).toEqual(["Collects pearls"]);
  expect(await uncut()).toEqual([]);
  expect(await db().$queryRaw`SELECT id FROM search_documents WHERE message_id IS NOT NULL AND beginnings IS NOT NULL`).toEqual([]);
  expect(await cutMissingBeginnings()).toBe(0);
});

it("a memory that is changed meanwhile keeps the beginnings of its new words", async () => {
  const { scope } = await makeOwner();
  const changed = await remember(scope, "Keeps beehives");
  await takeAway();
  const read = (await findUncut(scope, 10)).flatMap(({ documentId, memory }) => (memory ? [{ documentId, words: analyseMemory(memory).words }] : []));
  expect(read).toHaveLength(1);
  await changeMemory(scope, changed.id, { content: "Keeps alpacas" }, { by: "person", reason: "" });
  await addBeginnings(scope, packBeginnings(scopeBeginningKey(scope), read));
  expect(await type(scope, "alpa")).toEqual(["Keeps alpacas"]);
  expect(await type(scope, "beeh")).toEqual([]);
});

it.each([
  ["does not open", () => ({ contentSealed: Buffer.alloc(40) })],
  ["opens and cannot be read", (ids: string[]) => ({ valueSealed: seal("memory", [...ids, "value"], "{torn") })],
])("a memory that %s holds up no other", async (_name, damaged) => {
  const { scope, ownerId } = await makeOwner();
  const { id } = await remember(scope, "Collects pearls");
  await remember(scope, "Keeps alpacas");
  await takeAway();
  await db().memory.update({ where: { ownerId_id: { ownerId, id } }, data: damaged([ownerId, id]) });
  expect((await findUncut(scope, 10)).map(({ memory }) => memory?.content ?? null)).toEqual([null, "Keeps alpacas"]);
  await cutMissingBeginnings();
  expect(await uncut()).toEqual([]);
  const found = await findPools(scope, { asked: analyseQuestion("alpa", { isTyping: true }).asked, vector: null, asOf: null, withMessages: false });
  expect(found.memoryHits).toHaveLength(1);
});
