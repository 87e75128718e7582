import { describe, expect, it, vi } from "vitest";
import { readMessages } from "@/lib/chat/queries";
import { sealMessageText } from "@/lib/chat/rows";
import { deleteConversation } from "@/lib/chat/commands";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { beginSubmittedTurn } from "./begin/commands";
import { closeAbandonedTurn } from "./close-abandoned-turn";
import { appendEvents, pruneEvents, renewLeases } from "./commands";
import type { TurnEvent } from "./events";
import { joinText } from "./events";
import { endAllTurns, keepTurns, reap } from "./keep-turns";
import { LEASE_SECONDS } from "./lease-holder";
import { listAbandonedTurns, readStoredEvents, readTurnPlace } from "./queries";
import { readTurn } from "./read-turn";
import { begin, chatCalls, newConversationId, newMessageId, readAll, readUntil, submit, talk, useModelServer } from "@/e2e/support/turns";

useTestDatabase();
const { server, useModel } = useModelServer();

const SENT: TurnEvent = { type: "sent", providerId: "p", modelId: "m", promptTokens: 40 };

/** A turn as a process leaves it that is killed after these events. */
async function leaveTurnAfter(batches: readonly (readonly TurnEvent[])[], holder = "elsewhere/boot/1/them") {
  const { scope, ownerId } = await makeOwner();
  const conversationId = newConversationId();
  const begun = await beginSubmittedTurn(scope, { conversationId, isNewConversation: true, message: { id: newMessageId(), text: "Tell me more", tokenCount: 3 }, lookBack: { limit: 4, tokenBudget: 100 } });
  if (!begun) throw new Error("not begun");
  let sequence = 0;
  for (const events of batches) {
    await appendEvents(ownerId, { turnId: begun.turnId, sequence, events });
    sequence += events.length;
  }
  await db().turn.updateMany({ where: { ownerId, id: begun.turnId }, data: { leaseHolder: holder } });
  const turn = { turnId: begun.turnId, conversationId, personId: begun.person.id, replyId: begun.replyId, replyCreatedAt: begun.createdAt, isRunning: true };
  const handle = { scope, turn, place: await readTurnPlace(scope, turn) };
  const runOut = () => db().turn.updateMany({ where: { ownerId, id: begun.turnId }, data: { leaseExpiresAt: new Date(Date.now() - 1_000) } });
  const reply = async () => (await readMessages(scope, conversationId))?.messages[1];
  return { scope, ownerId, handle, runOut, reply, conversationId };
}

/** As it is left in the middle of a reply. */
const leaveTurn = (holder?: string) =>
  leaveTurnAfter(
    [
      [{ type: "memories", memories: [] }, SENT, { type: "started", providerId: "p", modelId: "m" }, { type: "reasoning", text: "Hm. " }, { type: "text", text: "As much as " }],
      [{ type: "text", text: "had come" }],
    ],
    holder,
  );

describe("a turn whose process died", () => {
  it("is closed as interrupted with its text when its lease is over, and not before", async () => {
    const { scope, runOut, reply } = await leaveTurn();
    await reap({ isStart: false, isOnlyProcess: false });
    expect((await reply())?.status).toBe("streaming");
    await runOut();
    await reap({ isStart: false, isOnlyProcess: false });
    expect(await reply()).toMatchObject({ status: "interrupted", text: "As much as had come", reasoning: "Hm. " });
    expect(await chatCalls(scope)).toMatchObject([{ promptTokens: 40, usageSource: "estimated", modelId: "m", outcome: "interrupted" }]);
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
    expect(joinText(await readAll(handle, 5), "text")).toBe("had come");
  });
});

describe("a turn whose process died and that cannot be read", () => {
  const flip = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes, (byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte));
  type Left = Awaited<ReturnType<typeof leaveTurn>>;

  async function damageEvents({ ownerId, handle }: Left, sequence: number) {
    const where = { ownerId, turnId: handle.turn.turnId, sequence };
    const row = await db().turnEvent.findFirstOrThrow({ where });
    await db().turnEvent.updateMany({ where, data: { payloadSealed: flip(row.payloadSealed) } });
  }

  /** As if it were a reply that had been gone on with. */
  async function hold({ ownerId, handle }: Left, text: string) {
    const sealed = sealMessageText(ownerId, handle.turn.replyId, text);
    await db().message.updateMany({ where: { ownerId, id: handle.turn.replyId }, data: { contentSealed: sealed } });
  }

  const storedStatus = async ({ ownerId, handle }: Left) => (await db().message.findFirst({ where: { ownerId, id: handle.turn.replyId } }))?.status;

  async function start() {
    const leases = await keepTurns({ isOnlyProcess: true });
    leases.stop();
  }

  it("is closed with the words up to what is damaged, and so is the next one", async () => {
    const damaged = await leaveTurn();
    const healthy = await leaveTurn();
    await damaged.runOut();
    await damageEvents(damaged, 5);
    await start();
    expect(await damaged.reply()).toMatchObject({ status: "interrupted", text: "As much as ", reasoning: "Hm. " });
    expect(await healthy.reply()).toMatchObject({ status: "interrupted", text: "As much as had come" });
    expect(joinText(await readAll(damaged.handle), "text")).toBe("As much as ");
  });

  it("keeps what its reply had already where no word can be read, and takes the next message", async () => {
    useModel("ok");
    const damaged = await leaveTurn();
    await hold(damaged, "Before that, this.");
    await damageEvents(damaged, 0);
    await start();
    expect(await damaged.reply()).toMatchObject({ status: "interrupted", text: "Before that, this." });
    const { last } = await talk(damaged.scope, submit(damaged.conversationId, "And now?", { isNewConversation: false }));
    expect(last).toMatchObject({ type: "done", status: "complete" });
  });

  it("leaves the bytes of its reply alone where these cannot be read either", async () => {
    const { ownerId, handle, ...damaged } = await leaveTurnAfter([]);
    const where = { ownerId, id: handle.turn.replyId };
    const before = flip((await db().message.findFirstOrThrow({ where })).contentSealed);
    await db().message.updateMany({ where, data: { contentSealed: before } });
    await start();
    expect(await storedStatus({ ownerId, handle, ...damaged })).toBe("interrupted");
    expect(Buffer.from((await db().message.findFirstOrThrow({ where })).contentSealed)).toEqual(Buffer.from(before));
  });

  it("holds up neither the start nor the next one where the database refuses that it is closed", async () => {
    const refused = await leaveTurn();
    const healthy = await leaveTurn();
    await refused.runOut();
    await db().$executeRawUnsafe(`ALTER TABLE turns ADD CONSTRAINT refuse_one CHECK (id <> '${refused.handle.turn.turnId}' OR status = 'running')`);
    try {
      await start();
    } finally {
      await db().$executeRawUnsafe("ALTER TABLE turns DROP CONSTRAINT refuse_one");
    }
    expect(await storedStatus(healthy)).toBe("interrupted");
    expect(await storedStatus(refused)).toBe("streaming");
    await start();
    expect(await storedStatus(refused)).toBe("interrupted");
  });
});

describe("what a turn whose process died is counted for", () => {
  const MEMORIES: TurnEvent = { type: "memories", memories: [] };
  const sentTo = (modelId: string): TurnEvent => ({ ...SENT, modelId });
  const asPaid = (modelId: string) => ({ modelId, promptTokens: 40, completionTokens: 0, usageSource: "estimated", outcome: "interrupted" });
  const LEFT: readonly (readonly [name: string, events: readonly TurnEvent[], paid: readonly object[]])[] = [
    ["the prompt, where it was sent and no word had come", [MEMORIES, SENT], [asPaid("m")]],
    ["nothing, where no prompt had left", [MEMORIES], []],
    ["nothing, where nothing had happened", [], []],
    ["nothing, where the prompt was turned away", [MEMORIES, SENT, { type: "turned-away" }], []],
    ["one prompt, where it was read the second time", [MEMORIES, SENT, { type: "turned-away" }, SENT], [asPaid("m")]],
    ["the prompt of each model that read it", [MEMORIES, sentTo("silent"), SENT, { type: "started", providerId: "p", modelId: "m" }, { type: "text", text: "Yes" }], [asPaid("silent"), { ...asPaid("m"), completionTokens: 1 }]],
  ];

  it.each(LEFT)("is %s, once and only once", async (_name, events, paid) => {
    const { scope, runOut, reply } = await leaveTurnAfter(events.length === 0 ? [] : [events]);
    await runOut();
    await Promise.all([reap({ isStart: false, isOnlyProcess: false }), reap({ isStart: true, isOnlyProcess: true })]);
    await reap({ isStart: false, isOnlyProcess: false });
    expect((await reply())?.status).toBe("interrupted");
    const calls = await chatCalls(scope);
    expect(calls).toHaveLength(paid.length);
    expect(calls).toEqual(expect.arrayContaining(paid.map((each) => expect.objectContaining(each) as object)));
  });

  it("is known while the model is still silent, and is not counted again by a process that was only thought dead", async () => {
    useModel("fault:hang", { timeouts: { firstTokenMs: 60_000 } });
    const { scope, ownerId } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Say nothing."));
    const { turnId } = handle.turn;
    const storedTypes = async () => (await readStoredEvents(ownerId, turnId, 0))?.events.map(({ type }) => type);
    await expect.poll(storedTypes, { timeout: 5_000 }).toEqual(["memories", "sent"]);
    const held = await db().turn.findFirst({ where: { ownerId, id: turnId } });
    await closeAbandonedTurn({ ...handle.turn, scope, leaseHolder: held?.leaseHolder ?? "", isLeaseOver: true, isLearning: false });
    const reading = readAll(handle);
    await endAllTurns(5_000);
    await reading;
    const served = server().log().findLast(({ lastMessage }) => lastMessage === "Say nothing.");
    const calls = await chatCalls(scope);
    expect(calls).toMatchObject([{ modelId: "fault:hang", completionTokens: 0, usageSource: "estimated", outcome: "interrupted" }]);
    expect(served?.usage.promptTokens).toBeGreaterThan(0);
    expect(calls[0]?.promptTokens).toBeGreaterThan((served?.usage.promptTokens ?? 0) / 2);
    expect(calls[0]?.promptTokens).toBeLessThan((served?.usage.promptTokens ?? 0) * 2);
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

  it("is not lost while its process lives, however long it runs", async () => {
    useModel("fault:endless", { timeouts: { betweenTokensMs: 2_000 } });
    const { scope, ownerId } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Never end."));
    const { turnId } = handle.turn;
    await db().turn.updateMany({ where: { ownerId, id: turnId }, data: { leaseExpiresAt: new Date(Date.now() - 1_000) } });
    const isLostToOthers = async () => (await listAbandonedTurns([], { isLeaseOver: true })).some((each) => each.turnId === turnId);
    expect(await isLostToOthers()).toBe(true);
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const leases = await keepTurns({ isOnlyProcess: false });
    try {
      // Twice within a lease: one renewal may come late.
      vi.advanceTimersByTime((LEASE_SECONDS * 1_000) / 2);
      await expect.poll(isLostToOthers, { timeout: 5_000 }).toBe(false);
    } finally {
      leases.stop();
      vi.useRealTimers();
      await endAllTurns(5_000);
    }
    expect((await readAll(handle)).at(-1)).toMatchObject({ type: "done", status: "interrupted" });
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
