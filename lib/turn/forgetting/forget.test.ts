import { describe, expect, it } from "vitest";
import { begin, newConversationId, readUntil, submit, talk, useModelServer } from "@/e2e/support/turns";
import type { Receipt } from "@/lib/chat/receipt";
import { readMessages } from "@/lib/chat/queries";
import { openReceipt } from "@/lib/chat/rows";
import { db, inTransaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { changeMemory, createMemory } from "@/lib/memory/commands";
import { indexStoredMessages } from "@/lib/memory/extraction/commands";
import { findMemory, memoryHistory } from "@/lib/memory/queries";
import { MemoryChange, NewMemory } from "@/lib/memory/schema";
import { addSource } from "@/lib/memory/sources/commands";
import { endAllTurns, reap } from "@/lib/turn/keep-turns";
import { forgetConversation, forgetMemory } from "./forget";

useTestDatabase();
const { server, useModel } = useModelServer();

const remember = (scope: Scope, content: string, source?: { conversationId: string; messageId: string; quote: string }) =>
  createMemory(scope, NewMemory.parse({ type: "fact", content }), { origin: "extraction", ...(source ? { source } : {}) });

/** Every receipt of an owner as it lies in the database. */
async function receiptsOf({ ownerId }: Scope): Promise<Receipt[]> {
  const rows = await db().receipt.findMany({ where: { ownerId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ messageId, receiptSealed }) => openReceipt(ownerId, messageId, receiptSealed));
}
const entryOf = (receipt: Receipt | undefined, memoryId: string) => receipt?.memories.find((memory) => memory.memoryId === memoryId);
const copies = async (scope: Scope, word: string) => (await receiptsOf(scope)).filter((receipt) => JSON.stringify(receipt).includes(word)).length;

async function firstMessage(scope: Scope, conversationId: string): Promise<string> {
  const [message] = (await readMessages(scope, conversationId))?.messages ?? [];
  if (!message) throw new Error("A turn leaves messages");
  return message.id;
}

describe("forgetMemory", () => {
  it("takes its words out of every receipt before it answers, and leaves the id and what else stands there", async () => {
    useModel("ok");
    const { scope } = await makeOwner();
    const [gone, kept] = [await remember(scope, "Feeds zorbits daily"), await remember(scope, "Owns a theorbo")];
    for (let round = 0; round < 2; round += 1) await talk(scope, submit(newConversationId(), "What do you know?"));
    expect(await copies(scope, "zorbits")).toBe(2);

    expect(await forgetMemory(scope, gone.id)).toEqual({ ok: true, value: { id: gone.id } });
    expect(await copies(scope, "zorbits")).toBe(0);
    expect(await copies(scope, "theorbo")).toBe(2);
    for (const receipt of await receiptsOf(scope)) {
      expect(entryOf(receipt, gone.id)).toMatchObject({ content: "", isForgotten: true });
      expect(entryOf(receipt, kept.id)?.content).toBe("Owns a theorbo");
    }
    // The events of a reply hold what its model was given.
    expect(await db().turnEvent.count({ where: { ownerId: scope.ownerId } })).toBe(0);
    expect(await db().memoryTombstone.count({ where: { ownerId: scope.ownerId, memoryId: gone.id } })).toBe(1);
    expect(await forgetMemory(scope, gone.id)).toEqual({ ok: false, failure: { code: "not_found" } });
  });

  it("also out of a receipt that was stored before mentions were", async () => {
    useModel("ok");
    const { scope } = await makeOwner();
    const gone = await remember(scope, "Feeds zorbits daily");
    await talk(scope, submit(newConversationId(), "What do you know?"));
    await db().$executeRaw`UPDATE receipts SET mentions = NULL WHERE owner_id = ${scope.ownerId}::uuid`;
    await forgetMemory(scope, gone.id);
    expect(await copies(scope, "zorbits")).toBe(0);
  });

  it("also out of the receipt and the events of a reply that is being written", async () => {
    useModel("ok");
    server().when("Slowly", { text: "word ".repeat(200), tokensPerSecond: 100 });
    const { scope } = await makeOwner();
    const gone = await remember(scope, "Feeds zorbits daily");
    const handle = await begin(scope, submit(newConversationId(), "Slowly now"));
    await readUntil(handle, 20);
    await forgetMemory(scope, gone.id);
    await endAllTurns(5_000);
    const [receipt] = await receiptsOf(scope);
    expect(entryOf(receipt, gone.id)).toMatchObject({ content: "", isForgotten: true });
    expect(await db().turnEvent.count({ where: { ownerId: scope.ownerId } })).toBe(0);
  });

  it("also out of the events of a reply whose process died", async () => {
    useModel("ok");
    server().when("Slowly", { text: "word ".repeat(400), tokensPerSecond: 50 });
    const { scope, ownerId } = await makeOwner();
    const gone = await remember(scope, "Feeds zorbits daily");
    const handle = await begin(scope, submit(newConversationId(), "Slowly now"));
    await readUntil(handle, 20);
    await expect.poll(() => db().turnEvent.count({ where: { ownerId } })).toBeGreaterThan(0);
    await db().turn.updateMany({ where: { ownerId }, data: { leaseHolder: "somebody dead" } });
    await forgetMemory(scope, gone.id);
    // This process gives it up, as if it had died with it.
    await endAllTurns(5_000);
    await reap({ isStart: true, isOnlyProcess: true });
    expect(await db().turn.count({ where: { ownerId, status: "interrupted" } })).toBe(1);
    expect(await db().turnEvent.count({ where: { ownerId } })).toBe(0);
  });

  it("touches no receipt of another, who names the same memory", async () => {
    useModel("ok");
    const [ada, mallory] = [await makeOwner(), await makeOwner()];
    const hers = await remember(ada.scope, "Feeds zorbits daily");
    await talk(ada.scope, submit(newConversationId(), "What do you know?"));
    expect((await forgetMemory(mallory.scope, hers.id)).ok).toBe(false);
    expect(await copies(ada.scope, "zorbits")).toBe(1);
  });
});

describe("forgetConversation", () => {
  async function learned() {
    useModel("ok");
    const { scope } = await makeOwner();
    const [conversationId, otherId] = [newConversationId(), newConversationId()];
    await talk(scope, submit(conversationId, "I feed zorbits and I row"));
    await talk(scope, submit(otherId, "As I said, I row"));
    const [messageId, otherMessageId] = [await firstMessage(scope, conversationId), await firstMessage(scope, otherId)];
    const only = await remember(scope, "Feeds zorbits", { conversationId, messageId, quote: "I feed zorbits" });
    const both = await remember(scope, "Rows", { conversationId, messageId, quote: "zorbits and I row" });
    await changeMemory(scope, both.id, MemoryChange.parse({ content: "Rows a lot" }), { by: "person", reason: "corrected by hand" });
    const again = await remember(scope, "Rows with others", { conversationId: otherId, messageId: otherMessageId, quote: "I row" });
    await inTransaction(async (transaction) => {
      await addSource(transaction, scope, both.id, { conversationId: otherId, messageId: otherMessageId, quote: "As I said, I row", saidAt: new Date() });
      await addSource(transaction, scope, again.id, { conversationId, messageId, quote: "zorbits and I row", saidAt: new Date() });
    });
    const own = await remember(scope, "Wrote this down");
    await talk(scope, submit(otherId, "And what now?", { isNewConversation: false, parentId: null }));
    return { scope, conversationId, otherId, otherMessageId, only, both, again, own };
  }

  it("takes along what was learned from nothing else; the rest stays and is quoted from elsewhere", async () => {
    const { scope, conversationId, otherId, otherMessageId, only, both, again, own } = await learned();
    expect(await forgetConversation(scope, conversationId, { isUnlearned: true })).toEqual({ ok: true, value: { memoriesForgotten: 1 } });
    expect(await findMemory(scope, only.id)).toBeNull();
    expect((await findMemory(scope, both.id))?.source).toEqual({ conversationId: otherId, messageId: otherMessageId, quote: "As I said, I row" });
    const history = await memoryHistory(scope, both.id);
    expect(JSON.stringify(history)).not.toContain("zorbits");
    expect((await findMemory(scope, again.id))?.source?.quote).toBe("I row");
    expect(await db().memorySource.count({ where: { ownerId: scope.ownerId } })).toBe(0);
    expect(await findMemory(scope, own.id)).not.toBeNull();
    expect(await copies(scope, "zorbits")).toBe(0);
    expect(await db().memoryTombstone.count({ where: { ownerId: scope.ownerId, memoryId: only.id } })).toBe(1);
    expect(await db().searchDocument.count({ where: { ownerId: scope.ownerId, memoryId: only.id } })).toBe(0);
  });

  it("leaves what was learned where nothing else was asked for", async () => {
    const { scope, conversationId, only } = await learned();
    expect(await forgetConversation(scope, conversationId, { isUnlearned: false })).toEqual({ ok: true, value: { memoriesForgotten: 0 } });
    expect((await findMemory(scope, only.id))?.source?.quote).toBe("I feed zorbits");
  });

  it("takes what it was quoted with out of receipts elsewhere", async () => {
    useModel("ok");
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    await talk(scope, submit(conversationId, "Quorlings eat zorbits in winter"));
    await indexStoredMessages(scope, [await firstMessage(scope, conversationId)]);
    await talk(scope, submit(newConversationId(), "What do quorlings eat in winter?"));
    expect(await copies(scope, "zorbits")).toBe(1);
    await forgetConversation(scope, conversationId, { isUnlearned: false });
    expect(await copies(scope, "zorbits")).toBe(0);
  });

  it("does nothing for another, not even to what they learned under that id", async () => {
    const { scope, conversationId, only } = await learned();
    const mallory = await makeOwner();
    const own = await remember(mallory.scope, "Hers", { conversationId, messageId: newId(), quote: "Hers" });
    expect(await forgetConversation(mallory.scope, conversationId, { isUnlearned: true })).toEqual({ ok: false, failure: { code: "not_found" } });
    expect(await findMemory(mallory.scope, own.id)).not.toBeNull();
    expect(await findMemory(scope, only.id)).not.toBeNull();
  });
});
