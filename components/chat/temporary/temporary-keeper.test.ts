import { afterEach, describe, expect, it, vi } from "vitest";
import { ConversationId, MessageId, type ChatMessage } from "@/lib/chat/schema";
import type { TurnRequest } from "@/lib/turn/schema";
import { TemporaryTurnRequest } from "@/lib/turn/temporary/schema";
import { TemporaryKeeper } from "./temporary-keeper";

const conversationId = ConversationId.parse(crypto.randomUUID());
const newId = () => MessageId.parse(crypto.randomUUID());
const submit = (text: string, more: object = {}): Extract<TurnRequest, { trigger: "submit" }> => ({ trigger: "submit", conversationId, isNewConversation: true, message: { id: newId(), text }, ...more });

/** What the server would be sent, by the server's own schema. */
const sentBy = (keeper: TemporaryKeeper, request: TurnRequest) => TemporaryTurnRequest.parse(keeper.toRequest(request).body);

function replied(keeper: TemporaryKeeper, sent: TemporaryTurnRequest, text: string, status: ChatMessage["status"] = "complete"): ChatMessage {
  return keeper.keep({
    id: sent.replyId,
    parentId: sent.message.id,
    role: "assistant",
    text,
    reasoning: null,
    status,
    failure: null,
    modelId: null,
    siblings: { index: 0, count: 1, previousId: null, nextId: null },
    receipt: null,
    createdAt: "2026-11-20T08:00:00.000Z",
  });
}

function talkedTo() {
  const keeper = new TemporaryKeeper();
  const first = sentBy(keeper, submit("One?"));
  const one = replied(keeper, first, "One.");
  const second = sentBy(keeper, submit("Two?"));
  const two = replied(keeper, second, "Two.");
  return { keeper, first, one, second, two };
}
const textsOf = async (keeper: TemporaryKeeper) => (await keeper.readMessages()).value.messages.map(({ text }) => text);

afterEach(() => vi.unstubAllGlobals());

describe("a temporary chat in its page", () => {
  it("takes along what was said before, and only that", () => {
    const { first, second } = talkedTo();
    expect(first.past).toEqual([]);
    expect(second).toMatchObject({ message: { text: "Two?" }, past: [{ role: "person", text: "One?" }, { role: "assistant", text: "One." }], turnsBefore: 0, memoryMode: "read" });
  });

  it("asks for another reply with what was said before that message, and keeps both", async () => {
    const { keeper, one, two } = talkedTo();
    const again = sentBy(keeper, { trigger: "regenerate", conversationId, messageId: one.id });
    expect(again).toMatchObject({ message: { text: "One?" }, past: [], earlier: { text: "" } });
    expect(again.replyId).not.toBe(one.id);
    expect(replied(keeper, again, "Another.").siblings).toEqual({ index: 1, count: 2, previousId: one.id, nextId: null });
    expect(await textsOf(keeper)).toEqual(["One?", "Another."]);
    const shown = await keeper.showVersion(one.id);
    expect(shown.value.messages.map(({ text }) => text)).toEqual(["One?", "One.", "Two?", "Two."]);
    expect(shown.value.messages[1]?.siblings).toMatchObject({ index: 0, count: 2, nextId: again.replyId });
    expect(shown.value.messages[3]?.id).toBe(two.id);
  });

  it("edits an earlier message into a branch that knows nothing of what came after", async () => {
    const { keeper, second } = talkedTo();
    const edited = sentBy(keeper, submit("Two, or three?", { parentId: second.past.length > 0 ? (await keeper.readMessages()).value.messages[1]?.id : null }));
    expect(edited.past.map(({ text }) => text)).toEqual(["One?", "One."]);
    replied(keeper, edited, "Three.");
    expect(await textsOf(keeper)).toEqual(["One?", "One.", "Two, or three?", "Three."]);
    expect(sentBy(keeper, submit("Anew", { parentId: null })).past).toEqual([]);
  });

  it("goes on with a reply under its own id", () => {
    const { keeper, two } = talkedTo();
    expect(sentBy(keeper, { trigger: "continue", conversationId, messageId: two.id })).toMatchObject({ replyId: two.id, earlier: { text: "Two.", reasoning: "" }, message: { text: "Two?" }, past: [{ text: "One?" }, { text: "One." }] });
  });

  it("sends a message that never arrived once more, and holds it once", async () => {
    const keeper = new TemporaryKeeper();
    const request = submit("Hello?");
    sentBy(keeper, request);
    expect(sentBy(keeper, request)).toMatchObject({ message: { text: "Hello?" }, past: [] });
    expect(await textsOf(keeper)).toEqual(["Hello?"]);
  });

  it("leaves out what stays out of it, with what one reply goes without", async () => {
    const { keeper, one } = talkedTo();
    const [kept, once] = [crypto.randomUUID(), crypto.randomUUID()];
    await keeper.setLeftOut(kept, true);
    expect((await keeper.listLeftOut()).value.memory_ids).toEqual([kept]);
    expect(sentBy(keeper, { trigger: "regenerate", conversationId, messageId: one.id, withoutMemoryIds: [once] }).withoutMemoryIds).toEqual([kept, once]);
    await keeper.setLeftOut(kept, false);
    keeper.setMemoryMode("off");
    expect(sentBy(keeper, submit("Now?"))).toMatchObject({ withoutMemoryIds: [], memoryMode: "off" });
  });
});

describe("a reply of a temporary chat that ends early", () => {
  const serverThatAnswers = (status: number) => {
    const fetched = vi.fn((_url: string) => Promise.resolve(new Response(status === 204 ? null : "{}", { status })));
    vi.stubGlobal("fetch", fetched);
    return fetched;
  };

  it("is stopped by the server, which says what it cost; the line is left only where the server does not know of it", async () => {
    const keeper = new TemporaryKeeper();
    const leave = vi.fn();
    keeper.singleLine.setLeave(leave);
    const { replyId } = sentBy(keeper, submit("Long?"));
    const fetched = serverThatAnswers(204);
    await keeper.stop();
    expect(fetched.mock.calls[0]?.[0]).toBe(`/api/chat/temporary/${replyId}/stop`);
    expect(leave).not.toHaveBeenCalled();
    serverThatAnswers(404);
    await keeper.stop();
    expect(leave).toHaveBeenCalledOnce();
  });

  it("is stopped, with what had come or before the first word; else interrupted, or a failure where nothing came", async () => {
    const keeper = new TemporaryKeeper();
    const sent = sentBy(keeper, submit("Long?"));
    const come = { ...replied(keeper, sent, "So far"), status: "streaming" as const };
    expect(keeper.singleLine.toEnded(come)).toMatchObject({ status: "interrupted", text: "So far" });
    expect(keeper.singleLine.toEnded(null)).toBeNull();
    serverThatAnswers(204);
    await keeper.stop();
    expect(keeper.singleLine.toEnded(come)).toMatchObject({ status: "stopped", text: "So far" });
    expect(keeper.singleLine.toEnded(null)).toMatchObject({ status: "stopped", text: "", id: sent.replyId, parentId: sent.message.id });
  });
});
