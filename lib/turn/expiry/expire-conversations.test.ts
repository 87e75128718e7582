import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newMessageId } from "@/e2e/support/turns";
import { forgetInReceiptsJob } from "@/lib/chat/forgetting/jobs";
import { ImportConversations } from "@/lib/chat/import/schema";
import { findConversation } from "@/lib/chat/queries";
import { useSettings } from "@/lib/config/test-settings";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { runQueueStatement, sendJob } from "@/lib/jobs/commands";
import { startJobs } from "@/lib/jobs/start";
import { createMemory } from "@/lib/memory/commands";
import { indexMessagesJob } from "@/lib/memory/jobs";
import { findMemory } from "@/lib/memory/queries";
import { NewMemory } from "@/lib/memory/schema";
import { beginSubmittedTurn } from "@/lib/turn/begin/commands";
import { forgetConversation } from "@/lib/turn/forgetting/forget";
import { importConversations } from "@/lib/turn/import-conversations";
import { expireConversations } from "./expire-conversations";
import { expireConversationsJob } from "./jobs";
import { keepExpiring } from "./keep-expiring";

useTestDatabase();
const settings = useSettings();
const expireAfter = (days: number) => settings.set({ CONVERSATION_TTL_DAYS: String(days) });
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

let jobs: { stop: () => Promise<void> };
beforeAll(async () => {
  // The queues have to exist before anything can wait in them; nobody works them off here.
  await (await startJobs([forgetInReceiptsJob, indexMessagesJob, expireConversationsJob])).stop();
  jobs = await startJobs([]);
});
afterAll(() => jobs.stop());
beforeEach(() => db().conversation.deleteMany());

async function talked({ ownerId, userId }: Scope, daysAgo: number, id = newId()): Promise<string> {
  await db().conversation.create({ data: { ownerId, id, userId, createdAt: inDays(-400), lastMessageAt: inDays(-daysAgo) } });
  return id;
}
const isThere = async (scope: Scope, conversationId: string) => (await findConversation(scope, conversationId)) !== null;

const said = (createdAt: string) => ({ id: newId(), role: "person", text: "I once kept quorlings.", createdAt });
async function bring(scope: Scope, id: string, ...messages: ReturnType<typeof said>[]): Promise<void> {
  expect((await importConversations(scope, ImportConversations.parse({ conversations: [{ id, title: "Long ago", messages }] }))).ok).toBe(true);
}

describe("expireConversations", () => {
  it("deletes what was idle for 51 days where 50 are set, and not what was for 49", async () => {
    expireAfter(50);
    const [ada, bob] = [await makeOwner(), await makeOwner()];
    const [old, recent, also] = [await talked(ada.scope, 51), await talked(ada.scope, 49), await talked(bob.scope, 51)];
    expect(await expireConversations()).toEqual({ deleted: 2, isBehind: false });
    expect([await isThere(ada.scope, old), await isThere(ada.scope, recent), await isThere(bob.scope, also)]).toEqual([false, true, false]);
    expect(await expireConversations()).toEqual({ deleted: 0, isBehind: false });
  });

  it("deletes nothing where nothing is set", async () => {
    const { scope } = await makeOwner();
    const old = await talked(scope, 4_000);
    expect(await expireConversations()).toEqual({ deleted: 0, isBehind: false });
    expect(await isThere(scope, old)).toBe(true);
  });

  it("leaves another owner's conversation of the same id, and what was learned", async () => {
    expireAfter(50);
    const [ada, mallory] = [await makeOwner(), await makeOwner()];
    const id = await talked(ada.scope, 51);
    await talked(mallory.scope, 1, id);
    const memory = await createMemory(ada.scope, NewMemory.parse({ type: "fact", content: "Keeps quorlings" }), { origin: "extraction", source: { conversationId: id, messageId: newId(), quote: "I keep quorlings" } });
    expect(await expireConversations()).toMatchObject({ deleted: 1 });
    expect([await isThere(ada.scope, id), await isThere(mallory.scope, id)]).toEqual([false, true]);
    expect((await findMemory(ada.scope, memory.id))?.source?.quote).toBe("I keep quorlings");
  });

  it("leaves one to which a reply is being written", async () => {
    expireAfter(50);
    const { scope, ownerId } = await makeOwner();
    const conversationId = newId();
    const begun = await beginSubmittedTurn(scope, { conversationId, isNewConversation: true, message: { id: newMessageId(), text: "Tell me more", tokenCount: 3 }, lookBack: { limit: 0, tokenBudget: 0 } });
    if (!begun) throw new Error("not begun");
    const longAgo = () => db().conversation.updateMany({ where: { ownerId }, data: { lastMessageAt: inDays(-51) } });
    await longAgo();
    expect(await expireConversations()).toMatchObject({ deleted: 0 });
    await db().turn.updateMany({ where: { ownerId }, data: { status: "interrupted", finishedAt: new Date() } });
    expect(await expireConversations()).toMatchObject({ deleted: 1 });
  });

  it("leaves one in which somebody wrote after it was found idle", async () => {
    const { scope } = await makeOwner();
    const id = await talked(scope, 1);
    expect(await forgetConversation(scope, id, { isUnlearned: false, idleSince: inDays(-50) })).toEqual({ ok: false, failure: { code: "not_found" } });
    expect(await isThere(scope, id)).toBe(true);
  });

  it("counts imported conversations from their import, whatever their dates, and anew when more is imported", async () => {
    expireAfter(50);
    const { scope, ownerId } = await makeOwner();
    const [once, again] = [newId(), newId()];
    for (const id of [once, again]) await bring(scope, id, said("2024-05-04T10:00:00Z"));
    expect(await expireConversations()).toMatchObject({ deleted: 0 });
    expect(await expireConversations({ at: inDays(49) })).toMatchObject({ deleted: 0 });
    await db().conversation.updateMany({ where: { ownerId }, data: { importedAt: inDays(-51) } });
    await bring(scope, again, said("2024-05-05T10:00:00Z"));
    expect(await expireConversations()).toMatchObject({ deleted: 1 });
    expect([await isThere(scope, once), await isThere(scope, again)]).toEqual([false, true]);
    expect((await findConversation(scope, again))?.lastMessageAt).toBe("2024-05-05T10:00:00.000Z");
  });

  it("deletes at the moment that the conversation itself names, and not before", async () => {
    expireAfter(50);
    const { scope } = await makeOwner();
    const [talkedIn, imported] = [await talked(scope, 3), newId()];
    await bring(scope, imported, said("2024-05-04T10:00:00Z"));
    for (const id of [talkedIn, imported]) {
      const at = Date.parse((await findConversation(scope, id))?.expiresAt ?? "");
      await expireConversations({ at: new Date(at - 1_000) });
      expect(await isThere(scope, id)).toBe(true);
      await expireConversations({ at: new Date(at + 1_000) });
      expect(await isThere(scope, id)).toBe(false);
    }
  });

  it("takes some at once, and says whether there may be more", async () => {
    expireAfter(50);
    const { scope } = await makeOwner();
    for (let count = 0; count < 3; count += 1) await talked(scope, 60);
    expect(await expireConversations({ atOnce: 2 })).toEqual({ deleted: 2, isBehind: true });
    expect(await expireConversations({ atOnce: 2 })).toEqual({ deleted: 1, isBehind: false });
  });

  it("done by two instances at once, deletes each once", async () => {
    expireAfter(50);
    const { scope, ownerId } = await makeOwner();
    for (let count = 0; count < 8; count += 1) await talked(scope, 60);
    const [one, other] = await Promise.all([expireConversations(), expireConversations()]);
    expect(one.deleted + other.deleted).toBe(8);
    const { rows } = await runQueueStatement("SELECT id FROM jobs.job WHERE name = $1 AND data->>'ownerId' = $2", [forgetInReceiptsJob.name, ownerId]);
    expect(rows).toHaveLength(8);
  });
});

describe("keepExpiring", () => {
  it("has it done at the start, by one job however many instances ask", async () => {
    expireAfter(50);
    const { scope } = await makeOwner();
    const [old, recent] = [await talked(scope, 51), await talked(scope, 49)];
    const instances = [keepExpiring(), keepExpiring()];
    const waiting = async () => (await runQueueStatement("SELECT id FROM jobs.job WHERE name = $1 AND state = 'created'", [expireConversationsJob.name])).rows.length;
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    await sendJob(null, expireConversationsJob, {});
    expect(await waiting()).toBe(1);
    instances.forEach(({ stop }) => stop());
    await jobs.stop();
    jobs = await startJobs([expireConversationsJob]);
    await expect.poll(() => isThere(scope, old), { timeout: 20_000 }).toBe(false);
    expect(await isThere(scope, recent)).toBe(true);
    expect(await waiting()).toBe(0);
  });
});
