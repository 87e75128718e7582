import { describe, expect, it } from "vitest";
import { readMessages } from "@/lib/chat/queries";
import { deleteConversation } from "@/lib/chat/commands";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { beginSubmittedTurn } from "./begin/commands";
import { appendEvents, pruneEvents, renewLeases } from "./commands";
import { joinText } from "./events";
import { reap } from "./keep-turns";
import { readTurnPlace } from "./queries";
import { readTurn } from "./read-turn";
import { begin, chatCalls, newConversationId, newMessageId, readAll, readUntil, submit, talk, useModelServer } from "@/e2e/support/turns";

useTestDatabase();
const { server, useModel } = useModelServer();

/** A turn as a process leaves it that is killed in the middle of a reply. */
async function leaveTurn(holder = "elsewhere/boot/1/them") {
  const { scope, ownerId } = await makeOwner();
  const conversationId = newConversationId();
  const begun = await beginSubmittedTurn(scope, { conversationId, isNewConversation: true, message: { id: newMessageId(), text: "Tell me more", tokenCount: 3 }, lookBack: { limit: 4, tokenBudget: 100 } });
  if (!begun) throw new Error("not begun");
  await appendEvents(ownerId, {
    turnId: begun.turnId,
    sequence: 0,
    events: [
      { type: "memories", memories: [] },
      { type: "started", providerId: "p", modelId: "m", promptTokens: 40 },
      { type: "reasoning", text: "Hm. " },
      { type: "text", text: "As much as " },
    ],
  });
  await appendEvents(ownerId, { turnId: begun.turnId, sequence: 4, events: [{ type: "text", text: "had come" }] });
  await db().turn.updateMany({ where: { ownerId, id: begun.turnId }, data: { leaseHolder: holder } });
  const turn = { turnId: begun.turnId, conversationId, personId: begun.person.id, replyId: begun.replyId, replyCreatedAt: begun.createdAt, isRunning: true };
  const handle = { scope, turn, place: await readTurnPlace(scope, turn) };
  const runOut = () => db().turn.updateMany({ where: { ownerId, id: begun.turnId }, data: { leaseExpiresAt: new Date(Date.now() - 1_000) } });
  const reply = async () => (await readMessages(scope, conversationId))?.messages[1];
  return { scope, ownerId, handle, runOut, reply, conversationId };
}

describe("a turn whose process died", () => {
  it("is closed as interrupted with its text when its lease is over, and not before", async () => {
    const { scope, runOut, reply } = await leaveTurn();
    await reap({ isStart: false, isOnlyProcess: false });
    expect((await reply())?.status).toBe("streaming");
    await runOut();
    await reap({ isStart: false, isOnlyProcess: false });
    expect(await reply()).toMatchObject({ status: "interrupted", text: "As much as had come", reasoning: "Hm. " });
    expect(await chatCalls(scope)).toMatchObject([{ promptTokens: 40, usageSource: "estimated", modelId: "m" }]);
    await reap({ isStart: false, isOnlyProcess: false });
    expect(await chatCalls(scope)).toHaveLength(1);
  });

  it.each([
    ["of a machine that is only ours", "elsewhere/boot/1/them", true],
  ])("is closed at once at the start where every other holder is dead: %s", async (_name, holder, isOnlyProcess) => {
    const { reply } = await leaveTurn(holder);
    await reap({ isStart: true, isOnlyProcess });
    expect(await reply()).toMatchObject({ status: "interrupted", text: "As much as had come" });
  });

  it("is left alone at the start of another instance", async () => {
    const { reply, runOut } = await leaveTurn();
    await reap({ isStart: true, isOnlyProcess: false });
    expect((await reply())?.status).toBe("streaming");
    await runOut();
    await reap({ isStart: true, isOnlyProcess: false });
  });

  it("can be gone on with, and answered anew", async () => {
    useModel("ok");
    server().when("Your last reply broke off", " and now the rest.");
    const { scope, runOut, handle, conversationId } = await leaveTurn();
    await runOut();
    await reap({ isStart: false, isOnlyProcess: false });
    const { text } = await talk(scope, { trigger: "continue", conversationId, messageId: handle.turn.replyId });
    expect(text).toBe("As much as had come and now the rest.");
  });

  it("is told to a reader on another instance, who reads every word once", async () => {
    const { handle, runOut } = await leaveTurn();
    const events: Awaited<ReturnType<typeof readAll>> = [];
    for await (const batch of readTurn(handle)) {
      events.push(...batch);
      await runOut();
      await reap({ isStart: false, isOnlyProcess: false });
    }
    expect(joinText(events, "text")).toBe("As much as had come");
    expect(events.at(-1)).toEqual({ type: "done", status: "interrupted", failure: null });
    expect(joinText(await readAll(handle, 4), "text")).toBe("had come");
  });
});

describe("a turn that another process reads", () => {
  it("arrives whole and in order, from memory, from the events and from the stored reply", async () => {
    useModel("rate:300:400");
    const { scope } = await makeOwner();
    const live = await begin(scope, submit(newConversationId(), "Count for two."));
    const elsewhere = { ...live, scope: { ...scope } };
    const stored = readStored(elsewhere);
    const local = await readAll(live);
    const expected = Array.from({ length: 400 }, (_, index) => `t${index} `).join("");
    expect(joinText(local, "text")).toBe(expected);
    expect(await stored).toBe(expected);
    expect(await readAll(live)).toEqual(local);
    await pruneEvents(-1);
    const afterwards = await readAll(live);
    expect(joinText(afterwards, "text")).toBe(expected);
    expect(afterwards.slice(-2)).toEqual(local.slice(-2));
  });
});

/** Follows a turn through the database alone. */
async function readStored(handle: Parameters<typeof readAll>[0]): Promise<string> {
  const { followStored } = await import("./read-turn");
  let text = "";
  for await (const batch of followStored(handle, 0)) text += joinText(batch, "text");
  return text;
}

describe("a turn that loses its ground", () => {
  it("ends, and is paid for, when its conversation is deleted", async () => {
    useModel("fault:endless", { timeouts: { betweenTokensMs: 2_000 } });
    const { scope } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Never end."));
    await readUntil(handle, 20);
    const reading = readAll(handle);
    await deleteConversation(scope, handle.turn.conversationId);
    expect((await reading).at(-1)).toEqual({ type: "done", status: "interrupted", failure: null });
    expect(await chatCalls(scope)).toMatchObject([{ conversationId: handle.turn.conversationId, outcome: "aborted" }]);
    expect(await db().message.count({ where: { ownerId: scope.ownerId } })).toBe(0);
  });

  it("keeps its lease while it runs", async () => {
    useModel("rate:100:100");
    const { scope, ownerId } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Hold on."));
    const id = handle.turn.turnId;
    const soon = new Date(Date.now() + 500);
    await db().turn.updateMany({ where: { ownerId, id }, data: { leaseExpiresAt: soon } });
    await renewLeases([id]);
    expect((await db().turn.findFirst({ where: { ownerId, id } }))?.leaseExpiresAt.getTime()).toBeGreaterThan(soon.getTime() + 5_000);
    await readAll(handle);
  });
});
