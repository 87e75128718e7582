import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { trustedScope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemories, createMemory } from "@/lib/memory/commands";
import { embedQuery } from "@/lib/memory/current-embedder";
import { NewMemory } from "@/lib/memory/schema";
import { analyseQuery } from "./analyse-query";
import { findPools } from "./queries";
import { askedForms } from "./weigh-terms";

useTestDatabase();
const note = (content: string) => NewMemory.parse({ type: "fact", content });
const ask = async (scope: Parameters<typeof findPools>[0], query: string) =>
  findPools(scope, { asked: askedForms(analyseQuery(query)), vector: await embedQuery(scope, query), asOf: null, withMessages: true });

describe("findPools", () => {
  it("one owner's users do not meet, by words or by vectors", async () => {
    const { ownerId, scope } = await makeOwner();
    const other = trustedScope(ownerId, "another user");
    await createMemory(other, note("Keeps bees"), { origin: "api" });
    const pools = await ask(scope, "Keeps bees");
    expect(pools).toMatchObject({ memoryHits: [], nearMemories: [], memories: { documents: 0 } });
    expect((await ask(other, "bees")).memoryHits).toHaveLength(1);
  });

  it("the same word has another number in another scope", async () => {
    const [first, second] = [await makeOwner(), await makeOwner()];
    for (const { scope } of [first, second]) await createMemory(scope, note("Keeps bees"), { origin: "person" });
    const rows = await db().searchDocument.findMany({ where: { ownerId: { in: [first.ownerId, second.ownerId] } }, select: { terms: true } });
    expect(new Set(rows.flatMap(({ terms }) => terms)).size).toBe(rows.reduce((sum, { terms }) => sum + terms.length, 0));
  });

  it("a long text is found by its words as a short one is", async () => {
    const { scope } = await makeOwner();
    const filler = Array.from({ length: 300 }, (_, index) => `filler${index}`).join(" ");
    for (const content of ["Keeps bees. Bees!", `Keeps bees. Bees! ${filler}`]) await createMemory(scope, note(content), { origin: "person" });
    const { memoryHits } = await ask(scope, "bees");
    expect(memoryHits).toHaveLength(2);
    for (const { matches } of memoryHits) expect(matches).toEqual([{ form: 0, statements: 2, questions: 0 }]);
  });

  it("in a large scope the most frequent words only add to what rarer ones find", async () => {
    const { scope } = await makeOwner();
    const notes = Array.from({ length: 1_200 }, (_, index) => note(`Gravel heap number${index} by the road${index < 3 ? " with a theorbo" : ""}`));
    for (let start = 0; start < notes.length; start += 400) await createMemories(scope, notes.slice(start, start + 400).map((input) => ({ input, provenance: { origin: "api" as const } })));
    const first = await ask(scope, "gravel road theorbo");
    const { memoryHits, memories } = await ask(scope, "gravel road theorbo");
    expect(first.memoryHits).toHaveLength(1_200);
    expect(memories.shares?.size).toBe(2);
    expect(memoryHits.map(({ matches }) => matches.length)).toEqual([3, 3, 3]);
    expect((await ask(scope, "gravel")).memoryHits).toHaveLength(1_200);
  });

  it("a question without words or vector asks for nothing", async () => {
    const { scope } = await makeOwner();
    await createMemory(scope, note("Keeps bees"), { origin: "person" });
    expect(await findPools(scope, { asked: askedForms([]), vector: null, asOf: null, withMessages: true })).toMatchObject({ memoryHits: [], nearMemories: [], memories: { documents: 1 } });
  });
});
