import { describe, expect, it } from "vitest";
import type { Scope } from "@/lib/db/scope";
import { db, inTransaction } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, countUses, createMemories, createMemory, forgetMemory, supersedeMemories } from "@/lib/memory/commands";
import { sealSnapshot } from "@/lib/memory/rows";
import { NewMemory } from "@/lib/memory/schema";
import { type Behind, countKnown, listChanges, listKnown, readLearnedByDay, readMostUsedAndFading } from "./queries";

useTestDatabase();

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
const learn = (scope: Scope, content: string, daysSince: number, more: object = {}) =>
  createMemory(scope, NewMemory.parse({ type: "fact", content, ...more }), { origin: "extraction", learnedAt: daysAgo(daysSince) });
const knownOn = async (scope: Scope, daysSince: number) => (await listKnown(scope, daysAgo(daysSince), { limit: 50 })).memories;

describe("what was known on a day", () => {
  it("is what had been said by then and was not replaced, forgotten or expired, in the words of then", async () => {
    const { scope } = await makeOwner();
    const other = (await makeOwner()).scope;
    await learn(other, "Is somebody else", 30);
    const lisbon = await learn(scope, "Lives in Lisbon", 20);
    const porto = await learn(scope, "Lives in Porto", 10);
    await inTransaction((transaction) => supersedeMemories(transaction, scope, [lisbon.id], { id: porto.id, at: daysAgo(10) }));
    await learn(scope, "Is on holiday", 8, { expiresAt: daysAgo(5).toISOString() });
    const bees = await learn(scope, "Keeps bees", 4);
    await changeMemory(scope, bees.id, { content: "Keeps hens" }, { by: "person", reason: "corrected by hand" });
    const gone = await learn(scope, "Had a secret", 15);
    await forgetMemory(scope, gone.id);

    const words = async (days: number) => (await knownOn(scope, days)).map(({ content, contentNow }) => [content, contentNow]);
    expect(await words(25)).toEqual([]);
    expect(await words(15)).toEqual([["Lives in Lisbon", null]]);
    expect(await words(7)).toEqual([["Is on holiday", null], ["Lives in Porto", "Lives in Porto"]]);
    expect(await words(1)).toEqual([["Keeps bees", "Keeps hens"], ["Lives in Porto", "Lives in Porto"]]);
    expect(await words(0)).toEqual([["Keeps hens", "Keeps hens"], ["Lives in Porto", "Lives in Porto"]]);
    expect(await countKnown(scope, daysAgo(1))).toEqual({ total: 2, byType: { fact: 2 } });

    const changes = await listChanges(scope, daysAgo(0), 20);
    expect(changes.map(({ what, before, content, reason }) => [what, before, content, reason])).toEqual([
      ["changed", "Keeps bees", "Keeps hens", "corrected by hand"],
      ["learned", null, "Keeps bees", null],
      ["learned", null, "Is on holiday", null],
      ["replaced", "Lives in Lisbon", "Lives in Porto", null],
      ["learned", null, "Lives in Porto", null],
      ["learned", null, "Lives in Lisbon", null],
    ]);
    expect((await listChanges(scope, daysAgo(12), 20)).map(({ content }) => content)).toEqual(["Lives in Lisbon"]);
    expect(await listChanges(scope, daysAgo(0), 2)).toHaveLength(2);
  });

  it("says of a correction when it was made, and quotes what was said for the words of then only", async () => {
    const { scope } = await makeOwner();
    const source = { conversationId: newId(), messageId: newId(), quote: "I'm allergic to peanuts" };
    const { id } = await createMemory(scope, NewMemory.parse({ type: "fact", content: "Is allergic to peanuts" }), { origin: "extraction", source, learnedAt: daysAgo(5) });
    await changeMemory(scope, id, { content: "Is allergic to cashews" }, { by: "person" });
    const known = async (days: number) => (await knownOn(scope, days)).map(({ content, quote, correctedAt }) => [content, quote, correctedAt !== null]);
    expect(await known(1)).toEqual([["Is allergic to peanuts", "I'm allergic to peanuts", false]]);
    expect(await known(0)).toEqual([["Is allergic to cashews", null, true]]);
  });

  it("counts as a change only what changes the words, also among many that do not", async () => {
    const { scope } = await makeOwner();
    const { id } = await learn(scope, "Keeps bees", 5);
    await changeMemory(scope, id, { content: "Keeps hens" }, { by: "person" });
    await changeMemory(scope, id, { isPinned: true }, { by: "person" });
    for (const importance of [1, 2, 3, 4]) await changeMemory(scope, id, { importance }, { by: "person" });
    await changeMemory(scope, id, { content: "Keeps ducks" }, { by: "person" });
    for (const importance of [1, 2, 3, 4]) await changeMemory(scope, id, { importance }, { by: "person" });
    expect((await listChanges(scope, daysAgo(0), 3)).map(({ what, before, content }) => [what, before, content])).toEqual([
      ["changed", "Keeps hens", "Keeps ducks"],
      ["changed", "Keeps bees", "Keeps hens"],
      ["learned", null, "Keeps bees"],
    ]);
  });

  it("leaves out what was pinned when that still made a version", async () => {
    const { scope } = await makeOwner();
    const memory = await learn(scope, "Keeps bees", 5);
    const at = daysAgo(4);
    await db().memoryVersion.create({ data: { ownerId: scope.ownerId, memoryId: memory.id, version: 1, snapshotSealed: sealSnapshot(scope.ownerId, memory), changedBy: "person", reason: "corrected by hand", validFrom: new Date(memory.validFrom), validUntil: at } });
    await db().memory.update({ where: { ownerId_id: { ownerId: scope.ownerId, id: memory.id } }, data: { version: 2 } });
    expect((await listChanges(scope, daysAgo(0), 20)).map(({ what, content }) => [what, content])).toEqual([["learned", "Keeps bees"]]);
  });

  it("opens of each memory only the versions that are named", async () => {
    const { scope } = await makeOwner();
    const { id } = await learn(scope, "Words 0", 5);
    for (let index = 1; index <= 6; index += 1) await changeMemory(scope, id, { content: `Words ${index}` }, { by: "person" });
    // Reading one of these would throw.
    await db().memoryVersion.updateMany({ where: { ownerId: scope.ownerId, memoryId: id, version: { lt: 5 } }, data: { snapshotSealed: Buffer.from("broken") } });
    expect((await listChanges(scope, daysAgo(0), 2)).map(({ before, content }) => [before, content])).toEqual([
      ["Words 5", "Words 6"],
      ["Words 4", "Words 5"],
    ]);
  });

  it("pages through all without gap or repeat, also where many were learned at the same moment", async () => {
    const { scope } = await makeOwner();
    const learnedAt = daysAgo(3);
    await createMemories(scope, Array.from({ length: 25 }, (_, index) => ({ input: NewMemory.parse({ type: "fact", content: `Note ${index}` }), provenance: { origin: "api" as const, learnedAt } })));
    const seen: string[] = [];
    let behind: Behind | undefined;
    do {
      const page = await listKnown(scope, daysAgo(0), { limit: 10, behind });
      seen.push(...page.memories.map(({ content }) => content));
      behind = page.next ?? undefined;
    } while (behind);
    expect([seen.length, new Set(seen).size]).toEqual([25, 25]);
  });
});

it("counts what was learned by day and type, and orders by use and by age", async () => {
  const { scope } = await makeOwner();
  const [old, liked, recent] = [await learn(scope, "Was in Rome", 400, { type: "event" }), await learn(scope, "Likes figs", 500, { type: "preference" }), await learn(scope, "Keeps bees", 1)];
  await inTransaction((transaction) => countUses(transaction, scope, [recent.id]));
  await inTransaction((transaction) => countUses(transaction, scope, [recent.id, liked.id]));
  const learned = await readLearnedByDay(scope);
  expect(learned.map(({ type, count }) => [type, count])).toEqual([["preference", 1], ["event", 1], ["fact", 1]]);
  expect(learned[0]?.day).toBe(daysAgo(500).toISOString().slice(0, 10));
  const { mostUsed, fading } = await readMostUsedAndFading(scope, 5);
  expect(mostUsed.map(({ id, useCount }) => [id, useCount])).toEqual([[recent.id, 2], [liked.id, 1]]);
  expect(fading.map(({ id }) => id)).toEqual([old.id, recent.id]);
});
