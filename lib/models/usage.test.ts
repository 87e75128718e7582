import { describe, expect, it } from "vitest";
import { countTokens, readUsage } from "./usage";

const usage = (prompt: number | undefined, completion: number | undefined, reasoning = 0) =>
  readUsage({ inputTokens: { total: prompt }, outputTokens: { total: completion, reasoning } });

describe("readUsage", () => {
  it("takes sound counts, and no more reasoning than there was output", () => {
    expect(usage(10, 5, 99)).toEqual({ promptTokens: 10, completionTokens: 5, reasoningTokens: 5 });
  });
  it.each([
    [undefined, 5],
    [-1, 5],
    [Number.NaN, 5],
    [5, 1.5],
    [1e300, 5],
    [0, 0],
  ])("refuses %s and %s", (prompt, completion) => expect(usage(prompt, completion)).toBeUndefined());
});

describe("countTokens", () => {
  const call = { reported: undefined, messages: [{ role: "user" as const, content: "How are you today?" }], text: "", reasoning: "" };
  it("counts nothing for a prompt that nobody read", () => {
    expect(countTokens({ ...call, wasRead: false })).toMatchObject({ promptTokens: 0, completionTokens: 0, usageSource: "estimated" });
  });
  it("counts the prompt and what had come of a reply that was stopped", () => {
    const counted = countTokens({ ...call, text: "I am well", reasoning: "Hm, well", wasRead: true });
    expect(counted.promptTokens).toBeGreaterThan(4);
    expect(counted.completionTokens).toBeGreaterThan(counted.reasoningTokens);
    expect(counted.reasoningTokens).toBeGreaterThan(0);
  });
  it("does not believe zero output where there was some", () => {
    const reported = { promptTokens: 9, completionTokens: 0, reasoningTokens: 0 };
    expect(countTokens({ ...call, reported, text: "Well", wasRead: true }).usageSource).toBe("estimated");
  });
});
