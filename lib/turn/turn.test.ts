import { describe, expect, it } from "vitest";
import { switchBranch } from "@/lib/chat/commands";
import { readMessages } from "@/lib/chat/queries";
import { ConversationId } from "@/lib/chat/schema";
import { db } from "@/lib/db/client";
import { makeOwner, useTestDatabase } from "@/lib/db/test-database";
import { joinText } from "./events";
import { endAllTurns } from "./keep-turns";
import { findTurnToResume } from "./resume-turn";
import { startTurn } from "./start-turn";
import { stopTurn } from "./stop-turn";
import { begin, chatCalls, newConversationId, newMessageId, readAll, readUntil, submit, talk, useModelServer } from "@/e2e/support/turns";

useTestDatabase();
const { server, useModel } = useModelServer();

const read = async (scope: Parameters<typeof readMessages>[0], conversationId: string) => (await readMessages(scope, conversationId))?.messages ?? [];

describe("a turn", () => {
  it("stores the message before the model is asked, and the reply when it is told", async () => {
    useModel("ok");
    server().when("What is stored?", "Everything, in order.");
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const { text, last, events } = await talk(scope, submit(conversationId, "What is stored?"));
    expect(text).toBe("Everything, in order.");
    expect(last).toEqual({ type: "done", status: "complete", failure: null });
    expect(events.map(({ type }) => type).slice(-2)).toEqual(["usage", "done"]);
    const messages = await read(scope, conversationId);
    expect(messages).toMatchObject([
      { role: "person", text: "What is stored?", status: "complete", siblings: { index: 0, count: 1 } },
      { role: "assistant", text: "Everything, in order.", status: "complete", receipt: { usageSource: "provider", spans: [] } },
    ]);
    const { promptTokens, completionTokens } = messages[1]?.receipt ?? {};
    expect(await chatCalls(scope)).toMatchObject([{ promptTokens, completionTokens, outcome: "finished", conversationId, messageId: messages[1]?.id }]);
  });

  it.each([
    ["happy", "Congratulations, I'm so glad for you!"],
    ["neutral", "The train leaves at nine."],
  ])("keeps with the reply that it is %s", async (emotion, reply) => {
    useModel("ok");
    server().when("How does it sound?", reply);
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const { events } = await talk(scope, submit(conversationId, "How does it sound?"));
    expect(events.find(({ type }) => type === "usage")).toMatchObject({ receipt: { emotion } });
    expect((await read(scope, conversationId))[1]).toMatchObject({ text: reply, receipt: { emotion } });
  });

  it("keeps the person's message exactly, markup, direction marks and all", async () => {
    useModel("ok");
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const text = "<script>alert(1)</script>\r\n \u202Eabc\u202C 😀 שלום\t'; DROP TABLE messages; --  ";
    await talk(scope, submit(conversationId, text));
    expect((await read(scope, conversationId))[0]?.text).toBe(text);
    expect(server().log().some(({ lastMessage }) => lastMessage === text)).toBe(true);
  });

  it("tells first what was remembered, then that the prompt left, who answers, what is said, what it took, and last how it ended", async () => {
    useModel("rate:max:5");
    const { scope } = await makeOwner();
    const { events } = await talk(scope, submit(newConversationId(), "In which order?"));
    const order = events.map(({ type }) => type).filter((type, index, types) => type !== types[index - 1]);
    expect(order).toEqual(["memories", "sent", "started", "text", "usage", "done"]);
  });

  it("gives twenty identical requests at once one message, one turn and one reply", async () => {
    useModel("rate:max:50");
    const { scope } = await makeOwner();
    const request = submit(newConversationId(), "Once only, please.");
    const before = server().log().length;
    const handles = await Promise.all(Array.from({ length: 20 }, () => begin(scope, request)));
    expect(new Set(handles.map(({ turn }) => turn.turnId)).size).toBe(1);
    const texts = await Promise.all(handles.map(async (handle) => joinText(await readAll(handle), "text")));
    expect(new Set(texts).size).toBe(1);
    expect(await read(scope, request.conversationId)).toHaveLength(2);
    expect(server().log().slice(before).filter(({ lastMessage }) => lastMessage === "Once only, please.")).toHaveLength(1);
    // And again when it is long over.
    const again = await begin(scope, request);
    expect(joinText(await readAll(again), "text")).toBe(texts[0]);
    expect(await chatCalls(scope)).toHaveLength(1);
  });

  it("refuses another text under the same id, and a second turn while one runs", async () => {
    useModel("rate:100:200");
    const { scope } = await makeOwner();
    const request = submit(newConversationId(), "First words.");
    const handle = await begin(scope, request);
    if (request.trigger !== "submit") throw new Error("not a submit");
    const other = await startTurn(scope, { ...request, message: { ...request.message, text: "Other words." } });
    expect(other).toMatchObject({ ok: false, failure: { code: "conflict" } });
    const second = await startTurn(scope, submit(request.conversationId, "Too early."));
    expect(second).toEqual({ ok: false, failure: { code: "turn_running" } });
    expect(await read(scope, request.conversationId)).toHaveLength(2);
    await stopTurn(scope, request.conversationId);
    await readAll(handle);
  });

  it("lets two readers agree, one leave, and one come back from where it was", async () => {
    useModel("rate:400:120");
    const { scope } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Count."));
    const first = readAll(handle);
    const left = await readUntil(handle, 20);
    const [second, third] = await Promise.all([readAll(handle), first]);
    expect(second).toEqual(third);
    const expected = Array.from({ length: 120 }, (_, index) => `t${index} `).join("");
    expect(joinText(second, "text")).toBe(expected);
    expect(expected.startsWith(left)).toBe(true);
    for (const after of [1, 5, second.length - 2]) expect(await readAll(handle, after)).toEqual(second.slice(after));
    const resumed = await findTurnToResume(scope, handle.turn.conversationId);
    expect(resumed).toEqual({ handle: null });
  });

  it("goes on without a reader", async () => {
    useModel("rate:300:60");
    const { scope } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Count alone."));
    await readUntil(handle, 10);
    const resumed = await findTurnToResume(scope, handle.turn.conversationId);
    expect(resumed?.handle?.turn.turnId).toBe(handle.turn.turnId);
    expect(resumed?.handle?.place.person?.siblings.count).toBe(1);
    if (!resumed?.handle) throw new Error("nothing to resume");
    expect(joinText(await readAll(resumed.handle), "text")).toMatch(/^t0 .* t59 $/);
  });

  it("stops: the provider is cut off, the text so far stays, the tokens are recorded", async () => {
    useModel("fault:endless", { timeouts: { betweenTokensMs: 2_000 } });
    const { scope } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Never end."));
    const seen = await readUntil(handle, 30);
    expect(await stopTurn(scope, handle.turn.conversationId)).toBe(true);
    const events = await readAll(handle);
    expect(events.at(-1)).toEqual({ type: "done", status: "stopped", failure: null });
    const [, reply] = await read(scope, handle.turn.conversationId);
    expect(reply).toMatchObject({ status: "stopped", failure: null });
    expect(reply?.text.startsWith(seen)).toBe(true);
    expect(reply?.text).toBe(joinText(events, "text"));
    expect((await chatCalls(scope))[0]?.completionTokens).toBeGreaterThan(0);
    expect(await stopTurn(scope, handle.turn.conversationId)).toBe(false);
  });

  it("is closed as interrupted, with its text, when the server goes down", async () => {
    useModel("fault:endless", { timeouts: { betweenTokensMs: 2_000 } });
    const { scope } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Never end."));
    const seen = await readUntil(handle, 30);
    await endAllTurns(5_000);
    const [, reply] = await read(scope, handle.turn.conversationId);
    expect(reply?.status).toBe("interrupted");
    expect(reply?.text.startsWith(seen)).toBe(true);
  });

  it("goes on where it ended, in the same message", async () => {
    useModel("ok");
    server().when("Say the alphabet", { text: "a b c d e f g h i j k l m n o p q r s t u v w x y z ".repeat(8), tokensPerSecond: 60 });
    server().when("Your last reply broke off", "and the rest.");
    const { scope } = await makeOwner();
    const handle = await begin(scope, submit(newConversationId(), "Say the alphabet"));
    await readUntil(handle, 10);
    await stopTurn(scope, handle.turn.conversationId);
    const stopped = joinText(await readAll(handle), "text");
    const { replyId } = handle.turn;
    const conversationId = ConversationId.parse(handle.turn.conversationId);
    const { text, last } = await talk(scope, { trigger: "continue", conversationId, messageId: replyId });
    expect(text).toBe(`${stopped}and the rest.`);
    expect(last).toMatchObject({ type: "done", status: "complete" });
    const messages = await read(scope, conversationId);
    expect(messages.map((message) => [message.id, message.text])).toEqual([[handle.turn.personId, "Say the alphabet"], [replyId, text]]);
    expect(await chatCalls(scope)).toHaveLength(2);
  });

  it("says so when the reply reached the longest length", async () => {
    useModel("ok", { maxOutputTokens: 5 });
    server().when("Be long", "one two three four five six seven eight nine ten");
    const { scope } = await makeOwner();
    const { last } = await talk(scope, submit(newConversationId(), "Be long"));
    expect(last).toMatchObject({ type: "done", status: "interrupted", failure: { code: "length" } });
  });
});

describe("branches", () => {
  it("regenerates beside, edits into a sibling, and switches between them", async () => {
    useModel("ok");
    server().when("Question one", "Reply one.");
    server().when("Question two", "Reply two.");
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const first = await talk(scope, submit(conversationId, "Question one"));
    const again = await talk(scope, { trigger: "regenerate", conversationId, messageId: first.handle.turn.replyId });
    expect(again.handle.place.replySiblings).toEqual({ index: 1, count: 2, previousId: first.handle.turn.replyId, nextId: null });
    const edited = await talk(scope, submit(conversationId, "Question two", { parentId: null, isNewConversation: false }));
    expect(edited.handle.place.person?.siblings).toEqual({ index: 1, count: 2, previousId: first.handle.turn.personId, nextId: null });
    expect((await read(scope, conversationId)).map(({ text }) => text)).toEqual(["Question two", "Reply two."]);

    expect(await switchBranch(scope, conversationId, first.handle.turn.personId)).toEqual({ ok: true, value: { activeLeafId: again.handle.turn.replyId } });
    const shown = await read(scope, conversationId);
    expect(shown.map(({ id }) => id)).toEqual([first.handle.turn.personId, again.handle.turn.replyId]);
    expect(shown[1]?.siblings).toMatchObject({ index: 1, count: 2, previousId: first.handle.turn.replyId });
  });

  it("lets one of several regenerations at once through", async () => {
    useModel("rate:200:40");
    const { scope } = await makeOwner();
    const conversationId = newConversationId();
    const { handle } = await talk(scope, submit(conversationId, "Again and again."));
    const started = await Promise.all(Array.from({ length: 6 }, () => startTurn(scope, { trigger: "regenerate", conversationId, messageId: handle.turn.replyId })));
    const won = started.flatMap((each) => (each.ok ? [each.value] : []));
    expect(won).toHaveLength(1);
    expect(started.filter((each) => !each.ok && each.failure.code === "turn_running")).toHaveLength(5);
    if (won[0]) await readAll(won[0]);
    expect(await db().message.count({ where: { ownerId: scope.ownerId } })).toBe(3);
  });
});

describe("somebody else", () => {
  it("finds nothing, and nothing is written or sent", async () => {
    useModel("rate:100:100");
    const [ada, mallory] = [await makeOwner(), await makeOwner()];
    const conversationId = newConversationId();
    const handle = await begin(ada.scope, submit(conversationId, "A secret of Ada's"));
    const own = await talk(mallory.scope, submit(newConversationId(), "My own words"));
    const sent = () => server().log().filter(({ lastMessage }) => !lastMessage.startsWith("Person:")).length;
    const sentBefore = sent();
    const countsBefore = await counts(mallory.ownerId);

    const notFound = { ok: false, failure: { code: "not_found" } };
    const { replyId, personId } = handle.turn;
    expect(await startTurn(mallory.scope, submit(conversationId, "Let me in", { isNewConversation: false }))).toEqual(notFound);
    expect(await startTurn(mallory.scope, submit(newConversationId(), "Nobody's", { isNewConversation: false }))).toEqual(notFound);
    const ownId = ConversationId.parse(own.handle.turn.conversationId);
    expect(await startTurn(mallory.scope, submit(ownId, "Under hers", { parentId: replyId }))).toEqual(notFound);
    for (const messageId of [replyId, personId, newMessageId()]) {
      for (const trigger of ["regenerate", "continue"] as const) {
        for (const conversation of [conversationId, ownId]) {
          expect(await startTurn(mallory.scope, { trigger, conversationId: conversation, messageId })).toEqual(notFound);
        }
      }
    }
    expect(await stopTurn(mallory.scope, conversationId)).toBe(false);
    expect(await findTurnToResume(mallory.scope, conversationId)).toBeNull();
    expect(await readMessages(mallory.scope, conversationId)).toBeNull();
    expect(await counts(mallory.ownerId)).toEqual(countsBefore);
    expect(sent()).toBe(sentBefore);

    await stopTurn(ada.scope, conversationId);
    await readAll(handle);
  });
});

async function counts(ownerId: string) {
  const where = { ownerId };
  return [await db().conversation.count({ where }), await db().message.count({ where }), await db().turn.count({ where }), await db().usageRecord.count({ where: { ...where, role: "chat" } })];
}
