import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { newId } from "@/lib/ids";
import { switchBranch } from "@/lib/chat/commands";
import { sealMessageText } from "@/lib/chat/rows";
import type { MessagePage } from "@/lib/chat/schema";
import { readMessagesAfter, readMessagesAround } from "./queries";

useTestDatabase();

async function makeConversation(scope: Scope): Promise<string> {
  const id = newId();
  await db().conversation.create({ data: { ownerId: scope.ownerId, id, userId: scope.userId } });
  return id;
}

/** Messages in a row under a parent; the last becomes the end of the branch in view. */
async function say(scope: Scope, conversationId: string, parentId: string | null, texts: readonly string[]): Promise<string[]> {
  const { ownerId } = scope;
  const ids = texts.map(() => newId());
  await db().message.createMany({
    data: texts.map((text, index) => {
      const id = ids[index] ?? "";
      return { ownerId, id, conversationId, parentId: ids[index - 1] ?? parentId, role: index % 2 === 0 ? "person" : "assistant", contentSealed: sealMessageText(ownerId, id, text), status: "complete", tokenCount: 10 };
    }),
  });
  await db().conversation.update({ where: { ownerId_id: { ownerId, id: conversationId } }, data: { activeLeafId: ids.at(-1) ?? null } });
  return ids;
}

const numbered = (count: number, word = "m") => Array.from({ length: count }, (_, index) => `${word}${index}`);
const textsOf = (page: MessagePage | null) => page?.messages.map(({ text }) => text);

describe("the page around a message", () => {
  it("holds a few before it and more after it, however far from the end it lies", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    const ids = await say(scope, id, null, numbered(60));
    const page = await readMessagesAround(scope, id, ids[25] ?? "", 5);
    expect(textsOf(page)).toEqual(numbered(60).slice(15, 31));
    expect(page).toMatchObject({ hasEarlier: true, hasLater: true, isOnBranch: true });
  });

  it("ends where the conversation does, at its beginning and at its end", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    const ids = await say(scope, id, null, numbered(16));
    const first = await readMessagesAround(scope, id, ids[0] ?? "", 15);
    expect(textsOf(first)).toEqual(numbered(16));
    expect(first).toMatchObject({ hasEarlier: false, hasLater: false });
    const last = await readMessagesAround(scope, id, ids[15] ?? "", 15);
    expect(textsOf(last)).toEqual(numbered(16).slice(5));
    expect(last).toMatchObject({ hasEarlier: true, hasLater: false });
    expect(await readMessagesAround(scope, id, ids[10] ?? "", 15)).toMatchObject({ hasEarlier: false });
  });

  it("is gone on with page by page, without a gap or a double, to the end", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    const ids = await say(scope, id, null, numbered(12));
    const first = await readMessagesAfter(scope, id, ids[0] ?? "", 7);
    expect(textsOf(first)).toEqual(numbered(12).slice(1, 8));
    expect(first).toMatchObject({ hasEarlier: true, hasLater: true });
    const second = await readMessagesAfter(scope, id, ids[7] ?? "", 7);
    expect(textsOf(second)).toEqual(numbered(12).slice(8));
    expect(second).toMatchObject({ hasLater: false });
    expect(textsOf(await readMessagesAfter(scope, id, ids[11] ?? "", 7))).toEqual([]);
  });

  it("follows the branch in view, though a newer message stands beside it", async () => {
    const { scope } = await makeOwner();
    const id = await makeConversation(scope);
    const [root = "", reply = ""] = await say(scope, id, null, ["root", "reply"]);
    const [first = ""] = await say(scope, id, reply, ["first wording", "first reply"]);
    await say(scope, id, reply, ["second wording", "second reply"]);
    expect(textsOf(await readMessagesAround(scope, id, root))).toEqual(["root", "reply", "second wording", "second reply"]);
    expect((await switchBranch(scope, id, first)).ok).toBe(true);
    const page = await readMessagesAround(scope, id, root);
    expect(textsOf(page)).toEqual(["root", "reply", "first wording", "first reply"]);
    expect(page?.messages[2]?.siblings).toMatchObject({ index: 0, count: 2 });
    expect(textsOf(await readMessagesAfter(scope, id, root))).toEqual(["reply", "first wording", "first reply"]);
  });

  it("on a branch that was left goes to that branch's own end, and says so; nothing is switched", async () => {
    const { scope, ownerId } = await makeOwner();
    const id = await makeConversation(scope);
    const [, reply = ""] = await say(scope, id, null, ["root", "reply"]);
    const [left = ""] = await say(scope, id, reply, ["left wording", "left reply", "left again"]);
    const [, leaf = ""] = await say(scope, id, reply, ["new wording", "new reply"]);
    const page = await readMessagesAround(scope, id, left);
    expect(textsOf(page)).toEqual(["root", "reply", "left wording", "left reply", "left again"]);
    expect(page).toMatchObject({ hasEarlier: false, hasLater: false, isOnBranch: false });
    expect(await readMessagesAfter(scope, id, left, 1)).toMatchObject({ hasLater: true, isOnBranch: false });
    expect(await db().conversation.findUniqueOrThrow({ where: { ownerId_id: { ownerId, id } } })).toMatchObject({ activeLeafId: leaf });
  });

  it("is nowhere for a message of another conversation, of another person, or of nobody", async () => {
    const [{ scope }, mallory] = [await makeOwner(), await makeOwner()];
    const [id, other] = [await makeConversation(scope), await makeConversation(scope)];
    const [message = ""] = await say(scope, id, null, numbered(3));
    const theirs = await makeConversation(mallory.scope);
    for (const read of [readMessagesAround, readMessagesAfter]) {
      expect(await read(scope, other, message)).toBeNull();
      expect(await read(scope, id, newId())).toBeNull();
      expect(await read(mallory.scope, id, message)).toBeNull();
      expect(await read(mallory.scope, theirs, message)).toBeNull();
      expect(await read({ ...scope, userId: "another user" }, id, message)).toBeNull();
    }
  });
});
