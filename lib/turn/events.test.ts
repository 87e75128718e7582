import { describe, expect, it } from "vitest";
import type { TurnEvent } from "./events";
import { decodeEvents, encodeEvents, joinText } from "./events";

const events: TurnEvent[] = [
  { type: "memories", memories: [] },
  { type: "sent", providerId: "p", modelId: "m", promptTokens: 12 },
  { type: "started", providerId: "p", modelId: "m" },
  { type: "reasoning", text: "Hm." },
  { type: "reasoning", text: " Yes." },
  { type: "text", text: "Grüß " },
  { type: "text", text: "dich 😀" },
  { type: "reasoning", text: "again" },
  { type: "text", text: "!" },
  { type: "done", status: "complete", failure: null },
];

describe("stored events", () => {
  it("come back one by one, numbered as they were", () => {
    expect(decodeEvents(encodeEvents(events), null)).toEqual(events);
  });
  it("take little more room than their text", () => {
    const words = Array.from({ length: 1_000 }, (_, index): TurnEvent => ({ type: "text", text: `w${index} ` }));
    expect(encodeEvents(words).length).toBeLessThan(joinText(words, "text").length * 1.6);
  });
  it("get the receipt from its own row", () => {
    const receipt = {
      parts: [], budgetTokens: 1, promptTokens: 1, completionTokens: 1, reasoningTokens: 0, usageSource: "provider" as const,
      providerId: "p", modelId: "m", memories: [], spans: [], latencyMs: 1, firstTokenMs: null,
    };
    const stored = encodeEvents([{ type: "usage", receipt }]);
    expect(stored).not.toContain("budgetTokens");
    expect(decodeEvents(stored, receipt)).toEqual([{ type: "usage", receipt }]);
  });
  it("join to the reply and to the reasoning", () => {
    expect(joinText(events, "text")).toBe("Grüß dich 😀!");
    expect(joinText(events, "reasoning")).toBe("Hm. Yes.again");
  });
});
