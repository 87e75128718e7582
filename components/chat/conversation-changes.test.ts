import { afterEach, describe, expect, it, vi } from "vitest";
import { ConversationId } from "@/lib/chat/schema";
import type { ConversationChange } from "./conversation-changes";

const id = ConversationId.parse("00000000-0000-4000-8000-00000000000c");
const LAST = ConversationId.parse("00000000-0000-4000-8000-00000000000e");

type Heard = ConversationChange & { isFromAnotherTab: boolean };

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
  vi.unstubAllGlobals();
});

/** A tab of its own, with what it was told so far, and the words on which a test ends: what was said before them has come by then. */
async function openTab(accountId: string) {
  vi.resetModules();
  const tab = await import("./conversation-changes");
  const heard: Heard[] = [];
  let end: () => void = () => undefined;
  const untilLast = new Promise<void>((resolve) => (end = resolve));
  tab.onConversationChange((change, isFromAnotherTab) => {
    if (change.id === LAST) end();
    else heard.push({ ...change, isFromAnotherTab });
  });
  const leave = tab.joinOtherTabs(accountId);
  open.push(leave);
  return { ...tab, heard, untilLast, leave };
}

describe("changes to conversations", () => {
  it("are told in every tab of the account, and each knows whether it was its own", async () => {
    const [here, there] = [await openTab("ada"), await openTab("ada")];
    expect(there.hasConversationChanged()).toBe(false);
    here.announceConversationChange({ id, title: "A name" });
    here.announceConversationChange({ id, isDeleted: true });
    here.announceConversationChange({ id: LAST });
    await there.untilLast;
    expect(here.heard).toEqual([
      { id, title: "A name", isFromAnotherTab: false },
      { id, isDeleted: true, isFromAnotherTab: false },
    ]);
    expect(there.heard).toEqual(here.heard.map((change) => ({ ...change, isFromAnotherTab: true })));
    expect(there.hasConversationChanged()).toBe(true);
  });

  it("are not sent on by the tab that hears of them", async () => {
    const [here, there, third] = [await openTab("ada"), await openTab("ada"), await openTab("ada")];
    here.announceConversationChange({ id });
    here.announceConversationChange({ id: LAST });
    await Promise.all([there.untilLast, third.untilLast]);
    // What either would have sent on lies before this.
    const [afterThere, afterThird] = [await openTab("ada"), await openTab("ada")];
    there.announceConversationChange({ id: LAST });
    third.announceConversationChange({ id: LAST });
    await Promise.all([afterThere.untilLast, afterThird.untilLast]);
    for (const tab of [here, there, third]) expect(tab.heard).toHaveLength(1);
  });

  it("are not heard by the tabs of another account, nor by one that has left", async () => {
    const [here, there] = [await openTab("ada"), await openTab("ada")];
    const [stranger, anotherStranger] = [await openTab("mallory"), await openTab("mallory")];
    const gone = await openTab("ada");
    gone.leave();
    here.announceConversationChange({ id });
    here.announceConversationChange({ id: LAST });
    await there.untilLast;
    anotherStranger.announceConversationChange({ id: LAST });
    await stranger.untilLast;
    expect(there.heard).toHaveLength(1);
    expect(stranger.heard).toEqual([]);
    expect(gone.heard).toEqual([]);
    gone.announceConversationChange({ id });
    expect(gone.heard).toHaveLength(1);
  });

  it("are told in their own tab where a browser lets tabs not speak to each other", async () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    const here = await openTab("ada");
    here.announceConversationChange({ id });
    expect(here.heard).toEqual([{ id, isFromAnotherTab: false }]);
  });
});
