import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { trustedScope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemories, createMemory, forgetMemory, hideMemory } from "./commands";
import { countMemories, findMemory, listMemories, memoryHistory } from "./queries";
import { ListMemories, MemoryChange, NewMemory } from "./schema";

useTestDatabase();
const person = { origin: "person" as const };
const note = (content: string, change: object = {}) => NewMemory.parse({ type: "fact", content, ...change });
const list = async (scope: Parameters<typeof listMemories>[0], change: object = {}) =>
  (await listMemories(scope, ListMemories.parse(change))).memories.map(({ content }) => content);

describe("createMemory", () => {
  it("gives back what was stored, every field", async () => {
    const { scope } = await makeOwner();
    const input = note("Keeps bees", { key: "hobby", value: { since: 2019 }, importance: 4, confidence: 0.9, metadata: { a: [1, "é"] }, isPinned: true });
    const created = await createMemory(scope, input, person);
    expect(created).toMatchObject({ content: "Keeps bees", key: "hobby", value: { since: 2019 }, importance: 4, confidence: 0.9, metadata: { a: [1, "é"] }, isPinned: true, version: 1 });
    expect(await findMemory(scope, created.id)).toEqual(created);
  });

  it("stores no word in clear", async () => {
    const { scope } = await makeOwner();
    const word = `zq${newId().replaceAll("-", "")}`;
    await createMemory(scope, note(`Keeps ${word}`, { key: word, value: word, metadata: { [word]: word } }), person);
    const rows = await db().$queryRaw<{ row: string }[]>`
      SELECT memories::text AS row FROM memories UNION ALL SELECT search_documents::text FROM search_documents`;
    const stored = rows.map(({ row }) => row).join("\n");
    expect(stored).not.toContain(word);
    expect(stored).not.toContain(Buffer.from(word).toString("hex"));
  });

  it("all of a batch or nothing", async () => {
    const { scope } = await makeOwner();
    const good = { input: note("A"), provenance: person };
    const bad = { input: { ...note("B"), type: "x".repeat(3) as "fact", importance: 100_000 }, provenance: person };
    await expect(createMemories(scope, [good, bad])).rejects.toThrow();
    expect(await countMemories(scope)).toBe(0);
  });

  it("works out when it expires", async () => {
    const { scope } = await makeOwner();
    const created = await createMemory(scope, note("Soon gone", { ttlSeconds: 60 }), person);
    expect(Date.parse(created.expiresAt ?? "") - Date.parse(created.createdAt)).toBe(60_000);
  });
});

describe("somebody else", () => {
  it("sees, changes and forgets nothing: not another owner, and not another user of the same owner", async () => {
    const { scope, ownerId } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees"), person);
    for (const other of [(await makeOwner()).scope, trustedScope(ownerId, "another user")]) {
      expect(await findMemory(other, memory.id)).toBeNull();
      expect(await list(other)).toEqual([]);
      expect((await memoryHistory(other, memory.id)).ok).toBe(false);
      expect((await changeMemory(other, memory.id, { content: "x" }, { by: "api", reason: "" })).ok).toBe(false);
      expect((await hideMemory(other, memory.id)).ok).toBe(false);
      expect((await forgetMemory(other, memory.id)).ok).toBe(false);
    }
    expect(await list(scope)).toEqual(["Keeps bees"]);
  });
});

describe("changeMemory", () => {
  it("keeps what it said before, who changed it and why", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees", { importance: 2 }), { origin: "extraction" });
    await changeMemory(scope, memory.id, MemoryChange.parse({ content: "Keeps ducks" }), { by: "person", reason: "corrected" });
    const changed = await changeMemory(scope, memory.id, MemoryChange.parse({ importance: null }), { by: "api", reason: "tidied" });
    expect(changed).toMatchObject({ ok: true, value: { content: "Keeps ducks", version: 3, importance: null } });
    const history = await memoryHistory(scope, memory.id);
    expect(history).toMatchObject({
      ok: true,
      value: [
        { version: 3, content: "Keeps ducks", importance: null, changedBy: "api", reason: "tidied", validTo: null },
        { version: 2, content: "Keeps ducks", importance: 2, changedBy: "person", reason: "corrected" },
        { version: 1, content: "Keeps bees", importance: 2, changedBy: "extraction" },
      ],
    });
    if (!history.ok) return;
    const [third, second, first] = history.value;
    expect(second?.validTo).toBe(third?.validFrom);
    expect(first?.validTo).toBe(second?.validFrom);
  });

  it("corrected words leave no key or value behind that says what they said before, unless one is given", async () => {
    const { scope } = await makeOwner();
    const nuts = await createMemory(scope, note("Is allergic to peanuts", { key: "allergy:peanut", value: "true" }), { origin: "extraction" });
    expect(await changeMemory(scope, nuts.id, { content: "Is allergic to cashews" }, { by: "person", reason: "corrected" })).toMatchObject({ value: { key: null, value: null } });
    const home = await createMemory(scope, note("Lives in Porto", { key: "home_city", value: "Porto" }), { origin: "extraction" });
    expect(await changeMemory(scope, home.id, { content: "Lives in Lisbon" }, { by: "person", reason: "corrected" })).toMatchObject({ value: { key: "home_city", value: null } });
    expect(await changeMemory(scope, home.id, { content: "Lives in Faro", value: "Faro" }, { by: "person", reason: "corrected" })).toMatchObject({ value: { key: "home_city", value: "Faro" } });
  });

  it("two changes at once make two versions", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees"), person);
    await Promise.all(["a", "b", "c"].map((content) => changeMemory(scope, memory.id, { content }, { by: "person", reason: "" })));
    expect((await findMemory(scope, memory.id))?.version).toBe(4);
  });

  it("a sealed field moved to another memory does not open there", async () => {
    const { scope } = await makeOwner();
    const [first, second] = await createMemories(scope, [note("A"), note("B")].map((input) => ({ input, provenance: person })));
    await db().$executeRaw`
      UPDATE memories SET content_sealed = (SELECT content_sealed FROM memories WHERE id = ${first?.id}::uuid) WHERE id = ${second?.id}::uuid`;
    await expect(findMemory(scope, second?.id ?? "")).rejects.toThrow(/cannot be opened/);
  });
});

describe("hiding and forgetting", () => {
  it("a hidden memory is in no list but the one that asks for it", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees"), person);
    expect(await hideMemory(scope, memory.id)).toMatchObject({ ok: true, value: { isDeleted: true } });
    expect(await list(scope)).toEqual([]);
    expect(await list(scope, { includeDeleted: true })).toEqual(["Keeps bees"]);
    expect((await changeMemory(scope, memory.id, { content: "x" }, { by: "person", reason: "" })).ok).toBe(false);
  });

  it("a forgotten memory leaves nothing behind but a tombstone", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees"), person);
    await changeMemory(scope, memory.id, { content: "Keeps ducks" }, { by: "person", reason: "" });
    expect((await forgetMemory(scope, memory.id)).ok).toBe(true);
    expect((await forgetMemory(scope, memory.id)).ok).toBe(false);
    const [left] = await db().$queryRaw<{ count: number }[]>`
      SELECT ((SELECT count(*) FROM memories WHERE id = ${memory.id}::uuid) + (SELECT count(*) FROM memory_versions WHERE memory_id = ${memory.id}::uuid)
        + (SELECT count(*) FROM search_documents WHERE memory_id = ${memory.id}::uuid)
        + (SELECT count(*) FROM search_embeddings e JOIN search_scopes s ON s.id = e.scope_id WHERE s.owner_id = ${scope.ownerId}::uuid)
        + (SELECT count(*) FROM search_signatures e JOIN search_scopes s ON s.id = e.scope_id WHERE s.owner_id = ${scope.ownerId}::uuid))::int AS count`;
    expect(left?.count).toBe(0);
    expect(await db().memoryTombstone.count({ where: { ownerId: scope.ownerId } })).toBe(1);
  });
});
