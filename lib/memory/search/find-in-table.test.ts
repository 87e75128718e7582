import { describe, expect, it } from "vitest";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemories, supersedeMemories } from "@/lib/memory/commands";
import { embedQuery } from "@/lib/memory/current-embedder";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { NewMemory } from "@/lib/memory/schema";
import { analyseQuery } from "./analyse-query";
import { findInTable } from "./find-in-table";
import { findHeld, readTable } from "./held/held-tables";
import type { PoolQuery, Pools } from "./pools";
import { findPools } from "./queries";
import { askedForms } from "./weigh-terms";

useTestDatabase();

const [WHO, DOES, WHAT] = [["Mira", "the neighbour", "my uncle", "Jonas"], ["keeps", "sells", "repairs", "paints"], ["bees", "old maps", "a theorbo", "clocks", "walnut chairs", "boats"]];
const pick = (words: readonly string[], number: number) => words[number % words.length] ?? "";
/** Sentences that share their words with many others. */
const sentence = (number: number) => `${pick(WHO, number)} ${pick(DOES, Math.floor(number / 4))} ${pick(WHAT, Math.floor(number / 16))}, as number${number} says${number % 5 === 0 ? "?" : ""}`;

async function fill(scope: Scope): Promise<void> {
  const notes = Array.from({ length: 400 }, (_, number) => ({
    input: NewMemory.parse({ type: pick(["fact", "preference", "event"], number), content: sentence(number), ...(number % 50 === 3 ? { expiresAt: "2020-01-01T00:00:00Z" } : {}) }),
    provenance: { origin: "api" as const },
  }));
  const [first, second] = await createMemories(scope, notes);
  await supersedeMemories(db(), scope, [first?.id ?? ""], { id: second?.id ?? "", at: new Date() });
  for (const talk of [1_000, 2_000]) await converse(scope, Array.from({ length: 60 }, (_, number) => sentence(talk + number)));
}

async function converse(scope: Scope, texts: readonly string[]): Promise<void> {
  const { ownerId, userId } = scope;
  const conversationId = newId();
  await db().conversation.create({ data: { ownerId, id: conversationId, userId, titleSealed: seal("conversation-title", [ownerId, conversationId], "A talk"), titleSource: "person" } });
  const ids = texts.map(() => newId());
  await db().message.createMany({
    data: texts.map((text, index) => ({
      ownerId, id: ids[index] ?? "", conversationId, parentId: ids[index - 1] ?? null, role: index % 2 === 0 ? "person" as const : "assistant" as const,
      contentSealed: seal("message", [ownerId, ids[index] ?? ""], text), status: "complete" as const, tokenCount: 1, createdAt: new Date(),
    })),
  });
  await indexStoredMessages(scope, ids);
}

/** Hits by words in an order of their own: they come in no order. */
const byWords = ({ memoryHits, messageHits, ...rest }: Pools) => ({
  counts: { memories: rest.memories, messages: rest.messages, memoriesInForce: rest.memoriesInForce, termShares: new Map([...(rest.termShares ?? [])].toSorted(([first], [second]) => first - second)) },
  memoryHits: memoryHits.map(({ documentId, length, matches }) => sorted({ documentId, length, matches })).toSorted((first, second) => first.documentId - second.documentId),
  messageHits: messageHits
    .map(({ conversationId, hits }) => ({ conversationId, hits: hits.map(sorted).toSorted((first, second) => first.depth - second.depth) }))
    .toSorted((first, second) => first.conversationId.localeCompare(second.conversationId)),
});
const sorted = <Hit extends Pools["memoryHits"][number]>(hit: Hit): Hit => ({ ...hit, matches: hit.matches.toSorted((first, second) => first.form - second.form) });
const nearest = (found: readonly { documentId: number; similarity: number }[]) => new Set(found.toSorted((first, second) => second.similarity - first.similarity).slice(0, 10).map(({ documentId }) => documentId));

describe("findInTable", () => {
  it("finds what the database finds: the same words as often, the same counts, and nearly the same meanings", async () => {
    const { scope } = await makeOwner();
    await fill(scope);
    await readTable(scope);
    const held = findHeld(scope);
    if (!held) throw new Error("The table was not read");
    let [alike, all] = [0, 0];
    for (const text of ["Does Mira keep bees?", "number17 and number1012", "my uncle's old clocks", "walnut", "who paints boats or repairs a theorbo?", ""]) {
      for (const rest of [{ withMessages: true }, { withMessages: false, types: ["event"] }, { withMessages: true, types: [] }] satisfies Partial<PoolQuery>[]) {
        const vector = await embedQuery(scope, text);
        const query: PoolQuery = { asked: askedForms(analyseQuery(text)), vector, asOf: null, ...rest };
        const [inTable, inDatabase] = [findInTable(scope, query, vector, held.table), await findPools(scope, query)];
        expect(byWords(inTable)).toEqual(byWords(inDatabase));
        for (const pool of ["nearMemories", "nearMessages"] as const) {
          const expected = nearest(inDatabase[pool]);
          all += expected.size;
          alike += [...nearest(inTable[pool])].filter((id) => expected.has(id)).length;
        }
      }
    }
    expect(all).toBeGreaterThan(100);
    expect(alike / all).toBeGreaterThan(0.9);
  });

  it.each([["expired", { expiresAt: "2020-01-01T00:00:00Z" }], ["of another type", { type: "event" }]])("what is %s takes no place from what is wanted, though all of it is nearer in meaning", async (_name, change) => {
    const { scope } = await makeOwner();
    const nearer = Array.from({ length: 250 }, (_, number) => NewMemory.parse({ type: "fact", content: `Keeps bees in hive number${number}`, ...change }));
    await createMemories(scope, nearer.map((input) => ({ input, provenance: { origin: "api" } })));
    const [wanted] = await createMemories(scope, [{ input: NewMemory.parse({ type: "fact", content: "Lives in Zagreb" }), provenance: { origin: "api" } }]);
    const document = await db().searchDocument.findFirstOrThrow({ where: { ownerId: scope.ownerId, memoryId: wanted?.id ?? "" } });
    await readTable(scope);
    const table = findHeld(scope)?.table;
    if (!table) throw new Error("The table was not read");
    const vector = await embedQuery(scope, "Keeps bees in hive number7");
    const query: PoolQuery = { asked: askedForms([]), vector, asOf: null, types: ["fact"], withMessages: false };
    for (const { nearMemories } of [await findPools(scope, query), findInTable(scope, query, vector, table)]) {
      expect(nearMemories.map(({ documentId }) => documentId)).toEqual([document.id]);
    }
  });

  it("finds nothing where nothing is asked", async () => {
    const { scope } = await makeOwner();
    await createMemories(scope, [{ input: NewMemory.parse({ type: "fact", content: "Keeps bees" }), provenance: { origin: "api" } }]);
    await readTable(scope);
    const table = findHeld(scope)?.table;
    if (!table) throw new Error("The table was not read");
    expect(findInTable(scope, { asked: askedForms([]), asOf: null, withMessages: true }, null, table)).toMatchObject({ memoryHits: [], messageHits: [], nearMemories: [], nearMessages: [], memories: { documents: 1 } });
  });
});
