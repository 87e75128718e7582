import { describe, expect, it } from "vitest";
import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { createMemories } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
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

  it("of a place, and by number, only what was said by the day asked about, however much came later", async () => {
    const { ownerId, scope } = await makeOwner();
    const [conversationId, question, early] = [newId(), newId(), newId()];
    const late = Array.from({ length: 9 }, () => newId());
    const message = (id: string, parentId: string | null, day: number) => ({
      ownerId, id, conversationId, parentId, role: "person" as const, contentSealed: seal("message", [ownerId, id], "In the attic"), status: "complete" as const, tokenCount: 1, createdAt: new Date(Date.UTC(2024, 4, day)),
    });
    await db().conversation.create({ data: { ownerId, id: conversationId, userId: scope.userId, titleSealed: seal("conversation-title", [ownerId, conversationId], "A talk"), titleSource: "person" } });
    await db().message.createMany({ data: [message(question, null, 1), ...late.map((id) => message(id, question, 20)), message(early, question, 10)] });
    await indexStoredMessages(scope, [question, ...late, early]);
    const documents = await db().searchDocument.findMany({ where: { ownerId } });
    const load = async (chosen: object) => (await loadDocuments(scope, { documentIds: [], places: [], asOf: new Date("2024-05-15T00:00:00Z"), ...chosen })).messages.map(({ messageId }) => messageId);
    const places = [{ documentId: null, conversationId, depth: 1 }];
    expect(await load({ places })).toEqual([early]);
    expect(await load({ places, asOf: new Date("2024-05-05T00:00:00Z") })).toEqual([]);
    expect(new Set(await load({ documentIds: documents.map(({ id }) => id) }))).toEqual(new Set([question, early]));
    expect((await load({ places, asOf: null })).length).toBeGreaterThan(1);
  });
});
