import { describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { changeMemory, createMemories, createMemory, forgetMemory, hideMemory } from "@/lib/memory/commands";
import { NewMemory, SearchMemories } from "@/lib/memory/schema";
import { findAndLoad } from "@/lib/memory/search/find-and-load";
import { searchMemories } from "@/lib/memory/search/recall";
import { askedForms } from "@/lib/memory/search/weigh-terms";
import type { HeldDocument } from "./document-table";
import { analyseQuery } from "@/lib/memory/search/analyse-query";
import { loadDocuments } from "@/lib/memory/search/documents/queries";
import { askForChange, catchUp, dropHeld, findHeld, type HeldTable, keepHeld, readTable, takeIn } from "./held-tables";
import { MOST_CHANGED } from "./queries";

useTestDatabase();
const note = (content: string) => NewMemory.parse({ type: "fact", content });
const remember = async (scope: Scope, content: string) => (await createMemory(scope, note(content), { origin: "person" })).id;
const search = async (scope: Scope, query: string, change: object = {}) =>
  (await searchMemories(scope, SearchMemories.parse({ query, ...change }))).map(({ memory }) => memory.content);
/** What a search asks about its table, and takes in. */
async function catchUpBySearch(scope: Scope, table: HeldTable | null = findHeld(scope)): Promise<number | null> {
  if (!table) throw new Error("Nothing is held");
  const asked = askForChange(table);
  const { change } = await loadDocuments(scope, { documentIds: [], places: [], asOf: null, since: asked.since });
  if (!change) throw new Error("What has changed was not told");
  return catchUp(scope, table, asked, change);
}
const manyNotes = (count: number) => Array.from({ length: count }, (_, index) => ({ input: note(`Gravel heap number${index}`), provenance: { origin: "api" as const } }));

describe("a search in a held table", () => {
  it("finds what was stored after it was read, and what was corrected by its new words", async () => {
    const { scope } = await makeOwner();
    const bees = await remember(scope, "Keeps bees");
    await readTable(scope);
    await remember(scope, "Plays the theorbo");
    expect(await search(scope, "theorbo")).toEqual(["Plays the theorbo"]);
    await changeMemory(scope, bees, { content: "Collects old maps of Norway" }, { by: "person", reason: "corrected" });
    expect(await search(scope, "maps of Norway")).toEqual(["Collects old maps of Norway"]);
    expect(await search(scope, "bees")).toEqual([]);
    expect(findHeld(scope)?.table.size).toBe(2);
  });

  it("what one search has caught up with, the next need not", async () => {
    const { scope } = await makeOwner();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    await remember(scope, "Plays the theorbo");
    expect(await catchUpBySearch(scope)).toBe(1);
    expect(await catchUpBySearch(scope)).toBe(0);
  });

  it("what another search brought in meanwhile is found, too", async () => {
    const { scope } = await makeOwner();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    await remember(scope, "Plays the theorbo");
    const query = { asked: askedForms(analyseQuery("bees theorbo")), vector: null, asOf: null, withMessages: false };
    const { loaded } = await findAndLoad(scope, findHeld(scope), query, async ({ memoryHits }) => {
      await catchUpBySearch(scope);
      return { documentIds: memoryHits.map(({ documentId }) => documentId), places: [] };
    });
    expect(loaded.memories.map(({ memory }) => memory.content).toSorted()).toEqual(["Keeps bees", "Plays the theorbo"]);
  });

  it("a vector that comes later is held, too", async () => {
    const { scope } = await makeOwner();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    await db().$executeRaw`UPDATE search_signatures SET changed_in = pg_current_xact_id()`;
    expect(await catchUpBySearch(scope)).toBe(1);
  });

  it("does not find what this process forgot, nor what belongs to another", async () => {
    const [mine, theirs] = [await makeOwner(), await makeOwner()];
    await remember(mine.scope, "Keeps bees");
    const gone = await remember(mine.scope, "Keeps bees, too");
    await remember(theirs.scope, "Keeps bees as well");
    await readTable(mine.scope);
    await forgetMemory(mine.scope, gone);
    expect(findHeld(mine.scope)).toBeNull();
    await readTable(mine.scope);
    expect(await search(mine.scope, "Keeps bees")).toEqual(["Keeps bees"]);
  });

  it("does not find what another process took out of the search, and lets go of it", async () => {
    const { scope } = await makeOwner();
    const ids = [await remember(scope, "Keeps bees"), await remember(scope, "Keeps bees, too")];
    await remember(scope, "Keeps many bees");
    await readTable(scope);
    const held = findHeld(scope);
    // Without the word of this process's own: as another would.
    await db().memory.delete({ where: { ownerId_id: { ownerId: scope.ownerId, id: ids[0] ?? "" } } });
    await hideMemory(scope, ids[1] ?? "");
    expect(await search(scope, "Keeps bees", { limit: 1 })).toEqual(["Keeps many bees"]);
    expect(findHeld(scope)).toBe(held);
    expect(held?.table.size).toBe(1);
  });

  it("asks the database about a day in the past", async () => {
    const { scope } = await makeOwner();
    const asOf = new Date(Date.now() - 60_000).toISOString();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    expect(await search(scope, "Keeps bees", { asOf })).toEqual([]);
  });

  it("asks the database where much was stored since, until it was read on", async () => {
    const { scope } = await makeOwner();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    const held = findHeld(scope);
    await createMemories(scope, manyNotes(MOST_CHANGED));
    expect(await catchUpBySearch(scope)).toBeNull();
    expect((await search(scope, "number7"))[0]).toBe("Gravel heap number7");
    // More than a page of them.
    await readTable(scope, held ?? undefined);
    expect(findHeld(scope)?.table.size).toBe(MOST_CHANGED + 1);
    expect(await catchUpBySearch(scope)).toBe(0);
    expect((await search(scope, "bees"))[0]).toBe("Keeps bees");
  });

  it("an answer that comes after that of a later search changes nothing", async () => {
    const { scope } = await makeOwner();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    const held = findHeld(scope);
    if (!held) throw new Error("The table was not read");
    const document = (documentId: number): HeldDocument => ({ documentId, kind: "fact", validUntilMs: Infinity, place: null, length: 0, terms: new Int32Array(0), frequencies: new Uint8Array(0), beginnings: null, meaning: null });
    takeIn(held, 2, { oldest: "200", documents: [document(-2)] });
    takeIn(held, 1, { oldest: "100", documents: [document(-1)] });
    expect([held.since, held.table.size]).toEqual(["200", 2]);
  });

  it("a table into which much is being read is not searched", async () => {
    const { scope } = await makeOwner();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    const held = findHeld(scope);
    const reading = readTable(scope, held ?? undefined);
    expect(findHeld(scope)).toBeNull();
    expect(await catchUpBySearch(scope, held)).toBeNull();
    await reading;
    expect(await search(scope, "bees")).toEqual(["Keeps bees"]);
  });

  it("what has no room is not read anew with every search, and one that made way comes back later", async () => {
    const [{ scope }, other] = [await makeOwner(), await makeOwner()];
    await createMemories(scope, manyNotes(40));
    await createMemories(other.scope, manyNotes(40));
    expect(keepHeld(scope, 600)).toBe(true);
    await readTable(scope);
    const room = (findHeld(scope)?.table.bytes ?? 0) * 1.5;
    await readTable(other.scope, undefined, room);
    expect([findHeld(scope), findHeld(other.scope)?.table.size]).toEqual([null, 40]);
    expect([keepHeld(scope, 600), keepHeld(other.scope, 600)]).toEqual([false, false]);

    dropHeld(other.ownerId);
    expect(keepHeld(other.scope, 600)).toBe(true);
    await readTable(other.scope, undefined, 1_000);
    expect([findHeld(other.scope), keepHeld(other.scope, 600)]).toEqual([null, false]);
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + 61_000);
    expect([keepHeld(scope, 600), keepHeld(other.scope, 600)]).toEqual([true, false]);
    vi.restoreAllMocks();
  });

  it("a table that is let go of while it is read is not kept", async () => {
    const { scope } = await makeOwner();
    await remember(scope, "Keeps bees");
    const reading = readTable(scope);
    dropHeld(scope.ownerId);
    await reading;
    expect(findHeld(scope)).toBeNull();
  });
});
