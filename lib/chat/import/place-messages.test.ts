import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { goesOnFrom, type KnownMessages, placeMessages } from "./place-messages";
import { ImportedConversation } from "./schema";

const HERE = newId();
const [one, two, three] = [newId(), newId(), newId()];
const nothing: KnownMessages = new Map();

const conversation = (...messages: { id: string; parentId?: string | null }[]) =>
  ImportedConversation.parse({ id: HERE, messages: messages.map((message) => ({ role: "person", text: "x", createdAt: "2026-01-01T00:00:00Z", ...message })) });
const parents = (...messages: { id: string; parentId?: string | null }[]) => {
  const placed = placeMessages(conversation(...messages), nothing);
  return placed.ok ? placed.value.map(({ parentId }) => parentId) : placed.failure;
};

describe("placeMessages", () => {
  it("takes the message before for the parent, where none is named", () => {
    expect(parents({ id: one }, { id: two }, { id: three })).toEqual([null, one, two]);
  });

  it("keeps branches", () => {
    expect(parents({ id: one }, { id: two }, { id: three, parentId: one })).toEqual([null, one, one]);
    expect(parents({ id: one }, { id: two, parentId: null })).toEqual([null, null]);
  });

  it.each([
    ["a parent that nobody has", newId()],
    ["itself", one],
    ["a message after it", two],
  ])("refuses %s", (_name, parentId) => {
    expect(parents({ id: one, parentId }, { id: two })).toEqual({ code: "unknown_parent", messageId: one });
  });

  it("goes on from what is stored in its own conversation, and from nothing in another", () => {
    const stored = (conversationId: string): KnownMessages => new Map([[one, { conversationId }]]);
    expect(placeMessages(conversation({ id: two, parentId: one }), stored(HERE))).toMatchObject({ ok: true });
    expect(placeMessages(conversation({ id: two, parentId: one }), stored(newId()))).toEqual({ ok: false, failure: { code: "unknown_parent", messageId: two } });
    expect(placeMessages(conversation({ id: one }), stored(newId()))).toEqual({ ok: false, failure: { code: "conflict", messageId: one } });
  });
});

describe("goesOnFrom", () => {
  const placed = (...messages: { id: string; parentId?: string | null }[]) => {
    const result = placeMessages(conversation(...messages), new Map([[one, { conversationId: HERE }]]));
    return result.ok ? result.value : [];
  };

  it("follows the parents of the last message up to a leaf", () => {
    expect(goesOnFrom(placed({ id: two, parentId: one }, { id: three }), one)).toBe(true);
    expect(goesOnFrom(placed({ id: two, parentId: null }, { id: three }), one)).toBe(false);
    expect(goesOnFrom(placed({ id: two, parentId: one }), null)).toBe(false);
  });
});
