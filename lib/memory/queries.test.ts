import { describe, expect, it } from "vitest";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemories, createMemory, forgetMemory } from "./commands";
import { countMemories, findForgotten, listMemories, memoryStats, readMemoryOverview, readWhole } from "./queries";
import { contentHash } from "./rows";
import { ListMemories, NewMemory } from "./schema";

useTestDatabase();
const person = { origin: "person" as const };
const note = (content: string, change: object = {}) => NewMemory.parse({ type: "fact", content, ...change });
const list = async (scope: Parameters<typeof listMemories>[0], change: object = {}) =>
  (await listMemories(scope, ListMemories.parse(change))).memories.map(({ content }) => content);

describe("listMemories", () => {
  it("pages through all without gap or repeat, in both orders", async () => {
    const { scope } = await makeOwner();
    await createMemories(scope, Array.from({ length: 25 }, (_, index) => ({ input: note(`Note ${index}`), provenance: person })));
    for (const order of ["newest", "oldest"] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listMemories(scope, ListMemories.parse({ limit: 10, order, ...(cursor ? { cursor } : {}) }));
        seen.push(...page.memories.map(({ content }) => content));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(new Set(seen).size).toBe(25);
      expect(seen).toHaveLength(25);
    }
  });

  it("filters by type, key, importance and expiry", async () => {
    const { scope } = await makeOwner();
    await createMemories(scope, [
      note("a", { type: "preference", key: "k", importance: 5 }),
      note("b", { importance: 2 }),
      note("c", { expiresAt: "2020-01-01T00:00:00Z" }),
    ].map((input) => ({ input, provenance: person })));
    expect(await list(scope, { type: "preference" })).toEqual(["a"]);
    expect(await list(scope, { key: "k" })).toEqual(["a"]);
    expect(await list(scope, { minImportance: 3 })).toEqual(["a"]);
    expect((await list(scope)).toSorted()).toEqual(["a", "b"]);
    expect(await list(scope, { includeExpired: true })).toHaveLength(3);
    expect(await memoryStats(scope)).toMatchObject({ total: 3, expired: 1, deleted: 0, byType: { preference: 1, fact: 2 }, byImportance: { 5: 1, 2: 1 } });
    expect(await countMemories(scope)).toBe(2);
    expect(await readMemoryOverview(scope)).toMatchObject({ countByType: { preference: 1, fact: 1 }, conversationCount: 0, learned: [{ count: 2 }] });
  });

  it("an unreadable cursor starts at the beginning", async () => {
    const { scope } = await makeOwner();
    await createMemory(scope, note("a"), person);
    expect(await list(scope, { cursor: "'; drop table memories" })).toEqual(["a"]);
  });
});

describe("findForgotten", () => {
  it("what was forgotten after it was said", async () => {
    const { scope } = await makeOwner();
    const memory = await createMemory(scope, note("Keeps bees"), person);
    await forgetMemory(scope, memory.id);
    const hash = contentHash(scope, "Keeps bees");
    expect((await findForgotten(scope, [hash], new Date(0))).size).toBe(1);
    expect((await findForgotten(scope, [hash], new Date(Date.now() + 60_000))).size).toBe(0);
  });
});

describe("readWhole", () => {
  it("reads no more than it is asked for", async () => {
    const { scope } = await makeOwner();
    await createMemories(scope, ["a", "b", "c"].map((content) => ({ input: note(content), provenance: person })));
    expect(await readWhole(scope, 2, null)).toHaveLength(2);
  });
});
