import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemory } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";
import { embedMissing } from "./embed-missing";

useTestDatabase();
const vectorsOf = (ownerId: string) => db().searchEmbedding.count({ where: { document: { ownerId } } });

describe("embedMissing", () => {
  it("makes up for what is missing in the scope, once, and nowhere else", async () => {
    const [mine, theirs] = [await makeOwner(), await makeOwner()];
    for (const { scope } of [mine, theirs]) {
      for (const content of ["Keeps bees", "Keeps ducks"]) await createMemory(scope, NewMemory.parse({ type: "fact", content }), { origin: "person" });
    }
    await db().searchEmbedding.deleteMany({ where: { document: { ownerId: { in: [mine.ownerId, theirs.ownerId] } } } });
    expect(await embedMissing(mine.scope)).toBe(2);
    expect(await embedMissing(mine.scope)).toBe(0);
    expect([await vectorsOf(mine.ownerId), await vectorsOf(theirs.ownerId)]).toEqual([2, 0]);
  });
});
