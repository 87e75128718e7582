import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemory } from "@/lib/memory/commands";
import { currentEmbedder } from "@/lib/memory/current-embedder";
import { NewMemory } from "@/lib/memory/schema";
import { embedMissing } from "@/lib/memory/search/embed-missing";
import { findScopesToEmbed } from "./queries";

useTestDatabase();

async function findAll(embedder: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<typeof findScopesToEmbed>> = await findScopesToEmbed(embedder, { after, limit });
    found.push(...page.scopes.map(({ ownerId }) => ownerId));
    after = page.lastId;
  }
  return found;
}

it("finds the scopes that an embedder has not read, page by page, until it has, and then drops what others made", async () => {
  const owners = [await makeOwner(), await makeOwner(), await makeOwner()];
  for (const { scope } of owners) await createMemory(scope, NewMemory.parse({ type: "fact", content: "Keeps bees" }), { origin: "person" });
  const [first, second, third] = owners.map(({ ownerId }) => ownerId);
  const { name } = currentEmbedder();
  expect(await findAll(name, 2)).toEqual([]);

  // As after another embedder was chosen: all but the second scope were read by the one before.
  const { count } = await db().searchEmbedding.updateMany({ where: { document: { ownerId: { not: second ?? "" } } }, data: { embedder: "before" } });
  await db().searchSignature.updateMany({ where: { document: { ownerId: { not: second ?? "" } } }, data: { embedder: "before" } });
  expect(count).toBe(2);
  for (const limit of [1, 2, 100]) expect(await findAll(name, limit)).toEqual([first, third]);

  const { scope } = owners[0] ?? (await makeOwner());
  expect(await embedMissing(scope)).toBe(1);
  expect(await findAll(name, 2)).toEqual([third]);
  expect(await db().searchSignature.findMany({ where: { document: { ownerId: first ?? "" } }, select: { embedder: true } })).toEqual([{ embedder: name }]);
  expect(await db().searchEmbedding.count({ where: { document: { ownerId: first ?? "" } } })).toBe(1);
  expect(await db().searchEmbedding.count({ where: { embedder: "before" } })).toBe(1);
});
