import { describe, expect, it } from "vitest";
import { ConversationId, MessageId, type ChatMessage, type MessagePage } from "@/lib/chat/schema";
import { chatReducer, openChat } from "./chat-state";
import { placeForLearned } from "./place-for-learned";

const id = (number: number) => MessageId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);
const conversationId = ConversationId.parse("00000000-0000-4000-8000-00000000000c");

const message = (number: number, role: ChatMessage["role"], status: ChatMessage["status"] = "complete"): ChatMessage => ({
  id: id(number),
  parentId: number === 1 ? null : id(number - 1),
  role,
  text: `text ${number}`,
  reasoning: null,
  status,
  failure: null,
  modelId: null,
  siblings: { index: 0, count: 1, previousId: null, nextId: null },
  receipt: null,
  createdAt: "2026-11-20T08:00:00.000Z",
});

const opened = (status: ChatMessage["status"] = "complete", given: Partial<MessagePage> = {}) =>
  openChat({ conversationId, isNew: false, page: { messages: [message(1, "person"), message(2, "assistant", status)], hasEarlier: false, hasLater: false, isOnBranch: true, ...given } });

describe("what was just learned", () => {
  it("stands under the newest reply, also where that was stopped", () => {
    expect(placeForLearned(opened())).toBe(id(2));
    expect(placeForLearned(opened("stopped"))).toBe(id(2));
  });

  it("waits while a reply is being written", () => {
    const ids = { message: id(7), reply: id(8), createdAt: "2026-11-20T08:00:00.000Z" };
    expect(placeForLearned(chatReducer(opened(), { type: "submit", text: "Hello", ids }))).toBeNull();
  });

  it("waits while the newest reply failed, under which there is no foot, or none is there", () => {
    expect(placeForLearned(opened("failed"))).toBeNull();
    expect(placeForLearned(openChat({ conversationId, isNew: true, page: { messages: [], hasEarlier: false, hasLater: false, isOnBranch: true } }))).toBeNull();
  });

  it("waits while an old message or a version that was left is looked at", () => {
    expect(placeForLearned(opened("complete", { hasLater: true }))).toBeNull();
    expect(placeForLearned(opened("complete", { isOnBranch: false }))).toBeNull();
  });
});
