import { describe, expect, it } from "vitest";
import { sayInView } from "./say-in-view";

const source = (conversationId: string | null) => ({ conversationId, conversationTitle: null, messageId: null, date: "2026-10-03T10:00:00.000Z", quote: null });
const memory = (use: "used" | "in-view" | "dropped" = "used") => ({ kind: "memory", use, source: source("a") }) as const;
const episodeOf = (conversationId: string | null) => ({ kind: "episode", use: "in-view", source: source(conversationId) }) as const;

describe("what lies before the model", () => {
  it("counts a talk once, however many of its messages are there", () => {
    expect(sayInView([memory(), memory("in-view"), memory("in-view"), episodeOf("a"), episodeOf("b"), episodeOf("a")])).toBe("3 memories, 2 past talks in view.");
  });

  it("is told in words where it is one, and not at all where it is nothing", () => {
    expect(sayInView([memory()])).toBe("One memory in view.");
    expect(sayInView([episodeOf("a"), episodeOf("a")])).toBe("One past talk in view.");
    expect(sayInView([memory("dropped")])).toBe("");
  });

  it("a talk whose conversation is gone is a talk all the same", () => {
    expect(sayInView([episodeOf(null), episodeOf(null)])).toBe("2 past talks in view.");
  });
});
