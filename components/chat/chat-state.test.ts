import { describe, expect, it } from "vitest";
import { ConversationId, MessageId, type ChatMessage, type MessagePage } from "@/lib/chat/schema";
import { chatReducer, openChat, type ChatAction, type ChatState, type FreshIds } from "./chat-state";

const id = (number: number) => MessageId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);
const conversationId = ConversationId.parse("00000000-0000-4000-8000-00000000000c");
const fresh = (number: number): FreshIds => ({ message: id(number), reply: id(number + 1), createdAt: "2026-11-20T08:00:00.000Z" });

function message(number: number, given: Partial<ChatMessage> = {}): ChatMessage {
  return {
    id: id(number),
    parentId: number === 1 ? null : id(number - 1),
    role: number % 2 === 1 ? "person" : "assistant",
    text: `text ${number}`,
    reasoning: null,
    status: "complete",
    failure: null,
    modelId: null,
    siblings: { index: 0, count: 1, previousId: null, nextId: null },
    receipt: null,
    createdAt: "2026-11-20T08:00:00.000Z",
    ...given,
  };
}

const page = (messages: ChatMessage[], given: Partial<MessagePage> = {}): MessagePage => ({ messages, hasEarlier: false, hasLater: false, isOnBranch: true, ...given });
const chat = (...messages: ChatMessage[]) => openChat({ conversationId, isNew: messages.length === 0, page: page(messages) });
const after = (state: ChatState, ...actions: ChatAction[]) => actions.reduce(chatReducer, state);
const texts = (state: ChatState) => state.entries.map(({ message: { text, status } }) => (status === "complete" ? text : `${text} (${status})`));

describe("a conversation on the page", () => {
  it("shows a sent message at once, with a place for its reply", () => {
    const state = after(chat(), { type: "submit", text: "Hello", ids: fresh(1) });
    expect(texts(state)).toEqual(["Hello", " (streaming)"]);
    expect(state.turn?.request).toMatchObject({ trigger: "submit", isNewConversation: true, message: { id: id(1), text: "Hello" } });
    expect(state.turn?.request).not.toHaveProperty("parentId");
  });

  it("takes no second message while a reply is being written", () => {
    const once = after(chat(), { type: "submit", text: "Hello", ids: fresh(1) });
    expect(after(once, { type: "submit", text: "Hello", ids: fresh(3) })).toBe(once);
  });

  it("keeps the reply's place in the list when it gets its own id", () => {
    const state = after(chat(), { type: "submit", text: "Hello", ids: fresh(1) });
    const key = state.entries[1]?.key;
    const done = after(state, { type: "settle", message: message(80, { parentId: id(1), text: "Good day" }) });
    expect(done.entries[1]).toEqual({ key, message: expect.objectContaining({ id: id(80), text: "Good day" }) });
    expect(done).toMatchObject({ turn: null, isNew: false });
  });

  it("an edited message begins another branch beside the first", () => {
    const state = after(chat(message(1), message(2), message(3), message(4)), { type: "submit", text: "Other", ids: fresh(7), editOf: message(3) });
    expect(texts(state)).toEqual(["text 1", "text 2", "Other", " (streaming)"]);
    expect(state.turn?.request).toMatchObject({ parentId: id(2) });
    expect(state.entries[2]?.message.siblings).toEqual({ index: 1, count: 2, previousId: id(3), nextId: null });
  });

  it("an edited first message has the beginning as its parent", () => {
    const state = after(chat(message(1), message(2)), { type: "submit", text: "Other", ids: fresh(7), editOf: message(1) });
    expect(state.turn?.request).toMatchObject({ parentId: null });
  });

  it("tries an earlier reply again, without a memory", () => {
    const state = after(chat(message(1), message(2), message(3), message(4)), { type: "try-again", id: id(2), ids: fresh(8), withoutMemoryIds: ["x"] });
    expect(texts(state)).toEqual(["text 1", " (streaming)"]);
    expect(state.turn?.request).toEqual({ trigger: "regenerate", conversationId, messageId: id(2), withoutMemoryIds: ["x"] });
  });

  it("sends the very same request again when the first never arrived", () => {
    const sent = after(chat(), { type: "submit", text: "Hello", ids: fresh(1) });
    const failed = after(sent, { type: "fail", failure: { code: "offline", message: "You seem to be offline.", isRetryable: true } });
    expect(texts(failed)).toEqual(["Hello", " (failed)"]);
    const again = after(failed, { type: "try-again", id: id(2), ids: fresh(5) });
    expect(again.turn?.request).toBe(sent.turn?.request);
    expect(texts(again)).toEqual(["Hello", " (streaming)"]);
  });

  it("goes on with an interrupted reply in the same place", () => {
    const state = after(chat(message(1), message(2, { status: "interrupted" })), { type: "go-on", id: id(2) });
    expect(texts(state)).toEqual(["text 1", "text 2 (streaming)"]);
    expect(state.turn?.request).toEqual({ trigger: "continue", conversationId, messageId: id(2) });
  });

  it("takes up a reply that was running when the page opened", () => {
    expect(chat(message(1), message(2, { status: "streaming" })).turn).toEqual({ key: id(2), request: null });
  });

  it("looking again shows what was written elsewhere, and takes up a reply that is being written there", () => {
    const found = page([message(1), message(2), message(3), message(4, { status: "streaming" })]);
    const state = after(chat(message(1), message(2)), { type: "look-again", page: found });
    expect(texts(state)).toEqual(["text 1", "text 2", "text 3", "text 4 (streaming)"]);
    expect(state.turn).toEqual({ key: id(4), request: null });
  });

  it("looking again changes nothing once something was sent or is being edited here", () => {
    const found = page([message(1), message(2)]);
    const begun = chat(message(1), message(2));
    for (const action of [{ type: "submit", text: "Hello", ids: fresh(7) }, { type: "edit", id: id(1) }] as const) {
      const busy = after(begun, action);
      expect(after(busy, { type: "look-again", page: found })).toBe(busy);
    }
  });

  describe("a message that could not be sent", () => {
    const failure = { code: "turn_running", message: "A reply is still being written here.", isRetryable: true };
    const elsewhere = [message(1), message(2), message(3), message(4, { status: "streaming" })];

    it("stays after what was written elsewhere, and is sent as the next one", () => {
      const failed = after(chat(message(1), message(2)), { type: "submit", text: "Mine", ids: fresh(7) }, { type: "fail", failure });
      const looked = after(failed, { type: "look-again", page: page(elsewhere) });
      expect(texts(looked)).toEqual(["text 1", "text 2", "text 3", "text 4 (streaming)", "Mine", " (failed)"]);
      expect(looked.turn).toEqual({ key: id(4), request: null });
      const sent = after(looked, { type: "settle", message: message(4) }, { type: "try-again", id: id(8), ids: fresh(9) });
      expect(texts(sent)).toEqual(["text 1", "text 2", "text 3", "text 4", "Mine", " (streaming)"]);
      expect(sent.turn?.request).toMatchObject({ trigger: "submit", message: { id: id(7), text: "Mine" } });
    });

    it("is shown as it is stored where it had arrived after all", () => {
      const failed = after(chat(message(1), message(2)), { type: "submit", text: "Mine", ids: fresh(3) }, { type: "fail", failure });
      const stored = [message(1), message(2), message(3, { text: "Mine" }), message(4)];
      expect(texts(after(failed, { type: "look-again", page: page(stored) }))).toEqual(["text 1", "text 2", "Mine", "text 4"]);
    });

    it("stays where it is as an edited one", () => {
      const failed = after(chat(message(1), message(2)), { type: "submit", text: "Other", ids: fresh(7), editOf: message(1) }, { type: "fail", failure });
      expect(after(failed, { type: "look-again", page: page(elsewhere) })).toBe(failed);
    });
  });

  it("adds earlier messages once", () => {
    const state = after(chat(message(3), message(4)), { type: "prepend-page", page: page([message(1), message(2), message(3)]) });
    expect(texts(state)).toEqual(["text 1", "text 2", "text 3", "text 4"]);
  });

  describe("opened at an old message", () => {
    const opened = openChat({ conversationId, isNew: false, page: page([message(1), message(2)], { hasLater: true, isOnBranch: false }) });

    it("adds later messages once, and takes up a reply that is being written at their end", () => {
      const more = after(opened, { type: "append-page", page: page([message(2), message(3)], { hasLater: true }) });
      expect(texts(more)).toEqual(["text 1", "text 2", "text 3"]);
      expect(more).toMatchObject({ hasLater: true, turn: null });
      const all = after(more, { type: "append-page", page: page([message(4, { status: "streaming" })]) });
      expect(all).toMatchObject({ hasLater: false, turn: { key: id(4), request: null } });
    });

    it("what is begun there is the end of the branch in view", () => {
      const edited = after(opened, { type: "submit", text: "Other", ids: fresh(7), editOf: message(1) });
      expect(edited).toMatchObject({ hasLater: false, isOnBranch: true });
      expect(after(opened, { type: "try-again", id: id(2), ids: fresh(7) })).toMatchObject({ hasLater: false, isOnBranch: true });
      const interrupted = openChat({ conversationId, isNew: false, page: page([message(1), message(2, { status: "interrupted" })], { isOnBranch: false }) });
      expect(after(interrupted, { type: "go-on", id: id(2) })).toMatchObject({ hasLater: false, isOnBranch: true, turn: { key: id(2) } });
    });

    it("looking again does not lead away from there", () => {
      expect(after(opened, { type: "look-again", page: page([message(8), message(9)]) })).toBe(opened);
    });

    it("pages that are turned to are not read out, and what is said afterwards is", () => {
      const turned = [
        { type: "append-page", page: page([message(3)], { hasLater: true }) },
        { type: "prepend-page", page: page([message(7)]) },
        { type: "show-page", page: page([message(8), message(9)]), isQuiet: true },
      ] as const;
      for (const action of turned) {
        const state = after(opened, action);
        expect(state.isQuiet).toBe(true);
        expect(after(state, { type: "submit", text: "Hello", ids: fresh(20) }).isQuiet).toBe(false);
      }
    });

    it("shows the newest in its place, where they do not follow it", () => {
      const newest = after(opened, { type: "show-page", page: page([message(8), message(9)], { hasEarlier: true }) });
      expect(texts(newest)).toEqual(["text 8", "text 9"]);
      expect(newest).toMatchObject({ hasEarlier: true, hasLater: false, isOnBranch: true });
    });
  });
});
