import { describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { type Scope, trustedScope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemory, forgetMemory, hideMemory, supersedeMemories } from "./commands";
import { memoryHistory } from "./queries";
import { sealSnapshot } from "./rows";
import { MemoryChange, MOST_OF_HISTORY, NewMemory } from "./schema";

useTestDatabase();

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
const sourceOf = (quote: string) => ({ conversationId: newId(), messageId: newId(), quote });
const learn = (scope: Scope, content: string, days: number, more: object = {}) =>
  createMemory(scope, NewMemory.parse({ type: "fact", content, ...more }), { origin: "extraction", source: sourceOf(`said: ${content}`), learnedAt: daysAgo(days) });
const replace = (scope: Scope, oldId: string, newerId: string, days: number) =>
  inTransaction((transaction) => supersedeMemories(transaction, scope, [oldId], { id: newerId, at: daysAgo(days) }));
const change = (scope: Scope, id: string, given: object) => changeMemory(scope, id, MemoryChange.parse(given), { by: "person" });

async function historyOf(scope: Scope, memoryId: string) {
  const history = await memoryHistory(scope, memoryId);
  if (!history.ok) throw new Error("There is no history");
  return history.value;
}

describe("the history of a memory", () => {
  it("has what it replaced, and what that had replaced, with their days and why", async () => {
    const { scope } = await makeOwner();
    const [faro, porto, braga] = [await learn(scope, "Lives in Faro", 30), await learn(scope, "Lives in Porto", 20), await learn(scope, "Lives in Braga", 10)];
    await learn(scope, "Keeps bees", 25);
    await replace(scope, faro.id, porto.id, 20);
    await replace(scope, porto.id, braga.id, 10);
    await change(scope, braga.id, { content: "Lives near Braga" });
    const history = await historyOf(scope, braga.id);
    expect(history.map(({ memoryId, content, reason, validTo }) => [memoryId, content, reason, validTo === null])).toEqual([
      [braga.id, "Lives near Braga", "corrected by hand", true],
      [braga.id, "Lives in Braga", "first learned", false],
      [porto.id, "Lives in Porto", "replaced by something said later", false],
      [faro.id, "Lives in Faro", "replaced by something said later", false],
    ]);
    const [, , portoEntry] = history;
    expect([portoEntry?.validFrom, portoEntry?.validTo?.slice(0, 10)]).toEqual([porto.validFrom, daysAgo(10).toISOString().slice(0, 10)]);
    expect((await historyOf(scope, porto.id)).map(({ content }) => content)).toEqual(["Lives in Porto", "Lives in Faro"]);
  });

  it("has nothing of what was hidden or forgotten, or is another user's", async () => {
    const { scope, ownerId } = await makeOwner();
    const other = trustedScope(ownerId, "another user");
    const now = await learn(scope, "Lives in Braga", 1);
    const [hidden, forgotten, foreign, kept] = [await learn(scope, "A", 9), await learn(scope, "B", 8), await learn(other, "C", 7), await learn(scope, "D", 6)];
    await hideMemory(scope, hidden.id);
    for (const old of [hidden, forgotten, kept]) await replace(scope, old.id, now.id, 1);
    await replace(other, foreign.id, now.id, 1);
    await forgetMemory(scope, forgotten.id);
    expect((await historyOf(scope, now.id)).map(({ content }) => content)).toEqual(["Lives in Braga", "D"]);
  });

  it("ends with the newest, versions and what was replaced together, and opens no more than those", async () => {
    const { scope } = await makeOwner();
    const memory = await learn(scope, "Words 0", 3);
    const replaced = [];
    for (let index = 0; index < 4; index += 1) replaced.push(await learn(scope, `Replaced ${index}`, 10 - index));
    for (const old of replaced) await replace(scope, old.id, memory.id, 3);
    const addVersions = async (first: number, last: number) => {
      const data = Array.from({ length: last - first + 1 }, (_, index) => first + index).map((version) => ({
        ownerId: scope.ownerId,
        memoryId: memory.id,
        version,
        // The oldest cannot be opened: reading it would throw.
        snapshotSealed: version === 1 ? Buffer.from("broken") : sealSnapshot(scope.ownerId, { ...memory, version, content: `Words ${version}` }),
        changedBy: "person",
        reason: `change ${version}`,
        validFrom: new Date(Date.parse(memory.validFrom) + version * 1000),
        validUntil: new Date(Date.parse(memory.validFrom) + (version + 1) * 1000),
      }));
      await db().memoryVersion.createMany({ data });
    };
    await addVersions(3, MOST_OF_HISTORY - 1);
    const few = await historyOf(scope, memory.id);
    expect(few).toHaveLength(MOST_OF_HISTORY);
    // One in force, 197 of before and the newest two of four that were replaced.
    expect(few.slice(-3).map(({ content }) => content)).toEqual(["Words 3", "Replaced 3", "Replaced 2"]);
    await addVersions(1, 2);
    await addVersions(MOST_OF_HISTORY, MOST_OF_HISTORY + 5);
    const many = await historyOf(scope, memory.id);
    expect(many).toHaveLength(MOST_OF_HISTORY);
    expect(many[1]).toMatchObject({ content: `Words ${MOST_OF_HISTORY + 5}`, reason: `change ${MOST_OF_HISTORY + 4}` });
    expect(many.at(-1)).toMatchObject({ content: "Words 7", reason: "change 6" });
  });
});

describe("a correction", () => {
  it("is known by its day, and is not proved by what was said before it", async () => {
    const { scope } = await makeOwner();
    const memory = await learn(scope, "Is allergic to peanuts", 3);
    expect(memory.correctedAt).toBeNull();
    const corrected = await change(scope, memory.id, { content: "Is allergic to cashews" });
    expect(corrected).toMatchObject({ ok: true, value: { content: "Is allergic to cashews", version: 2, source: memory.source } });
    expect(corrected.ok && Date.now() - Date.parse(corrected.value.correctedAt ?? "")).toBeLessThan(60_000);
    expect((await historyOf(scope, memory.id)).map(({ content, source }) => [content, source?.quote ?? null])).toEqual([
      ["Is allergic to cashews", null],
      ["Is allergic to peanuts", "said: Is allergic to peanuts"],
    ]);
    await change(scope, memory.id, { content: "Is allergic to walnuts" });
    expect((await historyOf(scope, memory.id)).map(({ source }) => source?.quote ?? null)).toEqual([null, null, "said: Is allergic to peanuts"]);
  });

  it.each([
    ["pinning", { isPinned: true }],
    ["an expiry", { expiresAt: "2090-01-01T00:00:00Z" }],
    ["a time to live", { ttlSeconds: 1000 }],
    ["the same words again", { content: "Keeps bees", importance: 3, value: { hives: 2, since: 2019 } }],
  ])("is not %s: no version comes of it", async (_name, given) => {
    const { scope } = await makeOwner();
    const memory = await learn(scope, "Keeps bees", 3, { importance: 3, value: { since: 2019, hives: 2 } });
    expect(await change(scope, memory.id, given)).toMatchObject({ ok: true, value: { version: 1, correctedAt: null, ...("isPinned" in given ? given : {}) } });
    expect(await historyOf(scope, memory.id)).toHaveLength(1);
  });

  it("is not another importance or key: these stand in the history as what they are", async () => {
    const { scope } = await makeOwner();
    const memory = await learn(scope, "Keeps bees", 3, { importance: 3 });
    await change(scope, memory.id, { importance: 5, isPinned: true });
    const changed = await change(scope, memory.id, { key: "hobby", confidence: 0.5 });
    expect(changed).toMatchObject({ ok: true, value: { version: 3, correctedAt: null, isPinned: true } });
    const history = await historyOf(scope, memory.id);
    expect(history.map(({ importance, reason }) => [importance, reason])).toEqual([
      [5, "key and confidence changed by hand"],
      [5, "importance changed by hand"],
      [3, "first learned"],
    ]);
    expect(history.every(({ source }) => source?.quote === "said: Keeps bees")).toBe(true);
  });

  it("keeps what was said of its worth while its words stay, and begins anew with others", async () => {
    const { scope } = await makeOwner();
    const { id } = await learn(scope, "Keeps bees", 3);
    await db().memory.updateMany({ where: { ownerId: scope.ownerId, id }, data: { usefulCount: 2 } });
    expect(await change(scope, id, { content: "Keeps bees", isPinned: true })).toMatchObject({ value: { usefulCount: 2 } });
    expect(await change(scope, id, { content: "Keeps ducks" })).toMatchObject({ value: { usefulCount: 0 } });
  });
});
