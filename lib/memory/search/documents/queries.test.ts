import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { createMemories } from "@/lib/memory/commands";
import { NewMemory } from "@/lib/memory/schema";
import { loadDocuments } from "./queries";

useTestDatabase();
const note = (content: string) => NewMemory.parse({ type: "fact", content });

describe("loadDocuments", () => {
  it("loads nothing of another scope, though its numbers are known", async () => {
    const [mine, theirs] = [await makeOwner(), await makeOwner()];
    await createMemories(theirs.scope, [{ input: note("Keeps bees"), provenance: { origin: "person" } }]);
    const [document] = await db().searchDocument.findMany({ where: { ownerId: theirs.ownerId } });
    const chosen = { documentIds: [document?.id ?? 0], places: [], asOf: null };
    expect((await loadDocuments(theirs.scope, chosen)).memories).toHaveLength(1);
    expect(await loadDocuments(mine.scope, chosen)).toEqual({ memories: [], messages: [], goneIds: chosen.documentIds, change: null });
  });
});
