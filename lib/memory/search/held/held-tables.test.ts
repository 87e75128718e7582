import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { changeMemory, createMemories, createMemory, forgetMemory } from "@/lib/memory/commands";
import { embedQuery } from "@/lib/memory/current-embedder";
import { NewMemory } from "@/lib/memory/schema";
import { analyseQuery } from "@/lib/memory/search/analyse-query";
import { findPools } from "@/lib/memory/search/queries";
import { askedForms } from "@/lib/memory/search/weigh-terms";
import { dropHeld, findHeld, readTable } from "./held-tables";
import { MOST_UNSEEN } from "./queries";

useTestDatabase();
const note = (content: string) => NewMemory.parse({ type: "fact", content });
const remember = async (scope: Scope, content: string) => (await createMemory(scope, note(content), { origin: "person" })).id;

/** Below this, texts have nothing to do with each other. */
const LEAST_ALIKE = 0.3;

/** Memories that say the like of a question by vectors alone, as ids, nearest first. */
async function near(scope: Scope, query: string, asOf: Date | null = null): Promise<string[]> {
  const { nearMemories } = await findPools(scope, { asked: askedForms(analyseQuery(query)), vector: await embedQuery(scope, query), asOf, withMessages: true });
  const ids = nearMemories
    .filter(({ similarity }) => similarity > LEAST_ALIKE)
    .toSorted((first, second) => second.similarity - first.similarity)
    .map(({ documentId }) => documentId);
  const rows = await db().searchDocument.findMany({ where: { ownerId: scope.ownerId, id: { in: ids } }, select: { id: true, memoryId: true } });
  return ids.map((id) => rows.find((row) => row.id === id)?.memoryId ?? "");
}

describe("a search with held vectors", () => {
  it("finds the same as one without, with the same similarities", async () => {
    const { scope } = await makeOwner();
    for (const content of ["Keeps bees", "Keeps bees in the garden", "Plays the theorbo"]) await remember(scope, content);
    const pools = async () => findPools(scope, { asked: askedForms([]), vector: await embedQuery(scope, "Keeps bees"), asOf: null, withMessages: true });
    const without = await pools();
    await readTable(scope);
    const held = await pools();
    const byNumber = (found: typeof held) => found.nearMemories.toSorted((first, second) => first.documentId - second.documentId);
    expect(byNumber(held).map(({ documentId }) => documentId)).toEqual(byNumber(without).map(({ documentId }) => documentId));
    for (const [index, { similarity }] of byNumber(held).entries()) expect(similarity).toBeCloseTo(byNumber(without)[index]?.similarity ?? 0, 1.5);
  });

  it("finds what was stored after they were read, and what was corrected by its new meaning", async () => {
    const { scope } = await makeOwner();
    const bees = await remember(scope, "Keeps bees");
    await readTable(scope);
    const theorbo = await remember(scope, "Plays the theorbo");
    expect(await near(scope, "plays the theorbo")).toEqual([theorbo]);
    await changeMemory(scope, bees, { content: "Collects old maps of Norway" }, { by: "person", reason: "corrected" });
    expect(await near(scope, "old maps of Norway")).toEqual([bees]);
    expect(await near(scope, "keeps bees")).toEqual([]);
    const held = findHeld(scope);
    await readTable(scope, held ?? undefined);
    expect(await near(scope, "old maps of Norway")).toEqual([bees]);
    expect(await near(scope, "plays the theorbo")).toEqual([theorbo]);
    expect(held?.table.size).toBe(2);
  });

  it("does not find what was deleted, nor what belongs to another", async () => {
    const [mine, theirs] = [await makeOwner(), await makeOwner()];
    const [kept, gone] = [await remember(mine.scope, "Keeps bees"), await remember(mine.scope, "Keeps bees, too")];
    await remember(theirs.scope, "Keeps bees");
    await readTable(mine.scope);
    const held = findHeld(mine.scope);
    await forgetMemory(mine.scope, gone);
    expect(findHeld(mine.scope)).toBeNull();
    if (held) await readTable(mine.scope, held);
    expect(await near(mine.scope, "Keeps bees")).toEqual([kept]);
  });

  it("asks the database about a day in the past", async () => {
    const { scope } = await makeOwner();
    const beforeAll = new Date();
    await remember(scope, "Keeps bees");
    await readTable(scope);
    expect(await near(scope, "Keeps bees", new Date(beforeAll.getTime() - 60_000))).toEqual([]);
  });

  it("asks the database about everything where much was stored since", async () => {
    const { scope } = await makeOwner();
    const bees = await remember(scope, "Keeps bees");
    await readTable(scope);
    const theorbo = await remember(scope, "Plays the theorbo");
    const notes = Array.from({ length: MOST_UNSEEN }, (_, index) => note(`Gravel heap number${index}`));
    await createMemories(scope, notes.map((input) => ({ input, provenance: { origin: "api" as const } })));
    expect(await near(scope, "plays the theorbo")).toEqual([theorbo]);
    expect(await near(scope, "Keeps bees")).toEqual([bees]);
    // More than a page of them.
    await readTable(scope, findHeld(scope) ?? undefined);
    expect(findHeld(scope)?.table.size).toBe(MOST_UNSEEN + 2);
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
