import { describe, expect, it } from "vitest";
import type { ConversationPage } from "@/lib/chat/schema";
import { ConversationId } from "@/lib/chat/schema";
import { withChange, withNewest } from "./conversation-pages";

const idOf = (number: number) => ConversationId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`);
/** Conversations by their numbers, of which a higher one was spoken in later. */
const pageOf = (numbers: readonly number[], nextCursor: string | null): ConversationPage => ({
  conversations: numbers.map((number) => {
    const moment = new Date(Date.UTC(2026, 0, 1, number)).toISOString();
    return { id: idOf(number), title: `${number}`, createdAt: moment, lastMessageAt: moment, expiresAt: null };
  }),
  nextCursor,
});
const titles = ({ conversations }: ConversationPage) => conversations.map(({ title }) => title);

describe("the list after its first page was looked at again", () => {
  const before = pageOf([9, 8, 7, 6, 5], "after 5");

  it("keeps the older ones that were fetched, and goes on after them", () => {
    const after = withNewest(before, pageOf([10, 9, 8], "after 8"));
    expect(titles(after)).toEqual(["10", "9", "8", "7", "6", "5"]);
    expect(after.nextCursor).toBe("after 5");
  });

  it("holds none twice, and none that is gone from among the newest", () => {
    expect(titles(withNewest(before, pageOf([9, 7, 6], "after 6")))).toEqual(["9", "7", "6", "5"]);
  });

  it("is the first page alone where that is all there is, or where the two do not meet", () => {
    expect(withNewest(before, pageOf([9, 8], null))).toEqual(pageOf([9, 8], null));
    expect(withNewest(before, pageOf([20, 19], "after 19"))).toEqual(pageOf([20, 19], "after 19"));
    expect(withNewest(pageOf([9, 8], "after 8"), pageOf([10, 9], "after 9"))).toEqual({ ...pageOf([10, 9, 8], "after 8") });
  });
});

describe("the list after a change", () => {
  it("has the new title, or one conversation less, at once", () => {
    const page = pageOf([2, 1], null);
    expect(titles(withChange(page, { id: idOf(1), title: "Another" }))).toEqual(["2", "Another"]);
    expect(titles(withChange(page, { id: idOf(2), isDeleted: true }))).toEqual(["1"]);
    expect(withChange(page, { id: idOf(2) })).toEqual(page);
  });
});
