import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { deleteConversation, nameConversation, renameConversation, switchBranch } from "./commands";
import { findConversation, listConversations, readMessages, readPastMessages } from "./queries";
import { sealMessageText } from "./rows";

useTestDatabase();

async function makeConversation(scope: Scope, lastMessageAt = new Date()): Promise<string> {
  const id = newId();
  await db().conversation.create({ data: { ownerId: scope.ownerId, id, userId: scope.userId, lastMessageAt } });
  return id;
}

/** A message under a parent; it becomes the end of the branch in view. */
async function say(scope: Scope, conversationId: string, parentId: string | null, text: string): Promise<string> {
  const { ownerId } = scope;
  const id = newId();
  const role = text.startsWith("r") ? "assistant" : "person";
  await db().message.create({ data: { ownerId, id, conversationId, parentId, role, contentSealed: sealMessageText(ownerId, id, text), status: "complete", tokenCount: 10 } });
  await db().conversation.update({ where: { ownerId_id: { ownerId, id: conversationId } }, data: { activeLeafId: id } });
  return id;
}

async function sayInTurn(scope: Scope, conversationId: string, texts: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const text of texts) ids.push(await say(scope, conversationId, ids.at(-1) ?? null, text));
  return ids;
}

const shown = async (scope: Scope, id: string, page = {}) => (await readMessages(scope, id, page))?.messages.map(({ text }) => text);

describe("the list of conversations", () => {
  it("comes newest first, in pages that neither repeat nor lose any", async () => {
    const { scope } = await makeOwner();
    const sameMoment = new Date("2026-01-05T10:00:00.000Z");
    const ids = [];
    for (let index = 0; index < 7; index += 1) ids.push(await makeConversation(scope, index < 3 ? sameMoment : new Date(Date.UTC(2026, 1, index))));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(scope, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.conversations.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    expect(seen.slice(0, 4)).toEqual(ids.slice(3).toReversed());
    expect((await listConversations(scope, { limit: 3, cursor: "'; DROP TABLE" })).conversations).toHaveLength(3);
    expect((await listConversations((await makeOwner()).scope, { limit: 10 })).conversations).toEqual([]);
  });
});

describe("a conversation", () => {
  it("keeps the name a person gave it", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    await nameConversation(scope, id, "By a model");
    expect((await findConversation(scope, id))?.title).toBe("By a model");
    expect(await renameConversation(scope, id, "By me")).toMatchObject({ ok: true, value: { title: "By me" } });
    await nameConversation(scope, id, "By a model again");
    expect((await findConversation(scope, id))?.title).toBe("By me");
    const stored = await db().conversation.findFirstOrThrow({ where: { ownerId: scope.ownerId, id } });
    expect(Buffer.from(stored.titleSealed ?? []).toString("latin1")).not.toContain("By me");
  });

  it("is nobody else's", async () => {
    const [ada, mallory] = [await makeOwner(), await makeOwner()];
    const id = await makeConversation(ada.scope);
    const [message = ""] = await sayInTurn(ada.scope, id, ["p1"]);
    const notFound = { ok: false, failure: { code: "not_found" } };
    expect(await findConversation(mallory.scope, id)).toBeNull();
    expect(await readMessages(mallory.scope, id)).toBeNull();
    expect(await renameConversation(mallory.scope, id, "Mine now")).toEqual(notFound);
    expect(await switchBranch(mallory.scope, id, message)).toEqual(notFound);
    expect(await deleteConversation(mallory.scope, id)).toEqual(notFound);
    expect(await readPastMessages(mallory.scope, { messageId: message, limit: 5, tokenBudget: 100 })).toEqual([]);
    expect(await shown(ada.scope, id)).toEqual(["p1"]);
  });

  it("is deleted with everything in it", async () => {
    const { scope, ownerId } = await makeOwner();
    const id = await makeConversation(scope);
    await sayInTurn(scope, id, ["p1", "r1", "p2"]);
    expect(await deleteConversation(scope, id)).toEqual({ ok: true, value: null });
    expect(await db().message.count({ where: { ownerId } })).toBe(0);
    expect(await deleteConversation(scope, id)).toMatchObject({ ok: false });
  });
});

describe("the branch in view", () => {
  it("is read in pages from its end, at a cost that does not grow", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    const texts = Array.from({ length: 12 }, (_, index) => `${index % 2 === 0 ? "p" : "r"}${index}`);
    const ids = await sayInTurn(scope, id, texts);
    expect(await readMessages(scope, id, { limit: 5 })).toMatchObject({ hasEarlier: true });
    expect(await shown(scope, id, { limit: 5 })).toEqual(texts.slice(-5));
    expect(await shown(scope, id, { limit: 5, before: ids[7] ?? "" })).toEqual(texts.slice(2, 7));
    const first = await readMessages(scope, id, { limit: 5, before: ids[2] ?? "" });
    expect(first).toMatchObject({ hasEarlier: false });
    expect(first?.messages.map(({ text }) => text)).toEqual(texts.slice(0, 2));
    expect(await shown(scope, id, { before: ids[0] ?? "" })).toEqual([]);
    expect(await shown(scope, id, { before: newId() })).toEqual([]);
  });

  it("is empty in a new conversation, and absent for none", async () => {
    const { scope } = await makeOwner();
    expect(await readMessages(scope, await makeConversation(scope))).toEqual({ messages: [], hasEarlier: false, hasLater: false, isOnBranch: true });
    expect(await readMessages(scope, newId())).toBeNull();
  });

  it("follows the person: down from the chosen message, always to the newest child", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    const [p1 = "", r1 = ""] = await sayInTurn(scope, id, ["p1", "r1"]);
    const r1b = await say(scope, id, p1, "r1b");
    const p2 = await say(scope, id, r1b, "p2");
    const p1b = await say(scope, id, null, "p1b");
    expect(await shown(scope, id)).toEqual(["p1b"]);
    expect(await switchBranch(scope, id, p1)).toEqual({ ok: true, value: { activeLeafId: p2 } });
    expect(await shown(scope, id)).toEqual(["p1", "r1b", "p2"]);
    expect(await switchBranch(scope, id, r1)).toEqual({ ok: true, value: { activeLeafId: r1 } });
    const page = await readMessages(scope, id);
    expect(page?.messages.map(({ siblings }) => siblings)).toEqual([
      { index: 0, count: 2, previousId: null, nextId: p1b },
      { index: 0, count: 2, previousId: null, nextId: r1b },
    ]);
    expect(await switchBranch(scope, id, newId())).toEqual({ ok: false, failure: { code: "not_found" } });
    const other = await makeConversation(scope);
    expect(await switchBranch(scope, other, p1)).toEqual({ ok: false, failure: { code: "not_found" } });
  });

  it("gives a prompt its recent messages, newest first, within its limits", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    const ids = await sayInTurn(scope, id, ["p1", "r1", "p2", "r2", "p3", "r3"]);
    const past = async (limits: { limit: number; tokenBudget: number }) =>
      (await readPastMessages(scope, { messageId: ids[5] ?? "", ...limits })).map(({ text }) => text);
    expect(await past({ limit: 3, tokenBudget: 1_000 })).toEqual(["r3", "p3", "r2"]);
    expect(await past({ limit: 100, tokenBudget: 1_000 })).toEqual(["r3", "p3", "r2", "p2", "r1", "p1"]);
    expect((await past({ limit: 100, tokenBudget: 15 })).length).toBeLessThan(4);
  });
});
