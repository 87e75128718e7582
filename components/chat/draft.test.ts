import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { draftKey, forgetDrafts, forgetDraftsOfOthers, NEW_CONVERSATION, readDraft, writeDraft } from "./draft";

const [ada, bob] = ["00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"];

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("window", {
    localStorage: {
      get length() {
        return kept.size;
      },
      key: (index: number) => [...kept.keys()][index] ?? null,
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("drafts", () => {
  it("are found by the account that wrote them, and by no other", () => {
    writeDraft(draftKey(ada, NEW_CONVERSATION), "Dear diary");
    expect(readDraft(draftKey(ada, NEW_CONVERSATION))).toBe("Dear diary");
    expect(readDraft(draftKey(bob, NEW_CONVERSATION))).toBe("");
  });

  it("are told apart by their conversation", () => {
    writeDraft(draftKey(ada, "one"), "Dear diary");
    expect(readDraft(draftKey(ada, "two"))).toBe("");
  });

  it("leave the browser when somebody else signs in, those of before drafts had owners too", () => {
    writeDraft(draftKey(ada, NEW_CONVERSATION), "Dear diary");
    writeDraft(draftKey(ada, "one"), "And more");
    kept.set("draft:new", "From an older version");
    writeDraft(draftKey(bob, "two"), "Bob's own");
    kept.set("theme", "dark");
    forgetDraftsOfOthers(bob);
    expect([...kept.values()]).toEqual(["Bob's own", "dark"]);
  });

  it("are all gone for who leaves, and nothing else is", () => {
    writeDraft(draftKey(ada, NEW_CONVERSATION), "Dear diary");
    writeDraft(draftKey(ada, "one"), "And more");
    kept.set("theme", "dark");
    forgetDrafts();
    expect([...kept.values()]).toEqual(["dark"]);
  });

  it("are not kept without a key", () => {
    writeDraft(null, "Said in passing");
    expect(readDraft(null)).toBe("");
    expect(kept.size).toBe(0);
  });
});
