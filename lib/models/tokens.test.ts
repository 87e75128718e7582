import { beforeAll, describe, expect, it } from "vitest";
import { estimateMessageTokens, estimateTokens, loadTokenizer } from "./tokens";

describe("before the tokenizer is loaded", () => {
  it("counts by length", () => {
    expect(estimateTokens("")).toBe(0);
    expect(estimateTokens("The quick brown fox jumps.")).toBe(7);
  });
});

describe("with the tokenizer", () => {
  beforeAll(loadTokenizer);

  it("counts as the vocabulary does, across pieces too", () => {
    expect(estimateTokens("The quick brown fox jumps over the lazy dog.")).toBe(10);
    const sentence = "The quick brown fox jumps over the lazy dog. ";
    expect(estimateTokens(sentence.repeat(2_000))).toBeCloseTo(20_000, -3);
  });

  it("text that spells a control token is text", () => {
    expect(estimateTokens("<|endoftext|>")).toBeGreaterThan(1);
  });

  it.each([
    ["one letter", "a".repeat(1_000_000)],
    ["spaces", " ".repeat(1_000_000)],
    ["Han without spaces", "漢字".repeat(500_000)],
    ["lone surrogates", "\uD83D".repeat(1_000_000)],
    ["one letter and now and then a space", `${"a".repeat(5_000)} `.repeat(200)],
  ])("hostile text of a million characters ends: %s", (_name, text) => {
    const tokens = estimateTokens(text);
    expect(tokens).toBeGreaterThan(1_000);
    expect(tokens).toBeLessThan(5_000_000);
  });

  it("messages cost a little more than their text", () => {
    expect(estimateMessageTokens([{ role: "user", content: "Hello" }])).toBe(5);
    expect(
      estimateMessageTokens([{ role: "user", content: [{ type: "text", text: "Hello" }, { type: "image", mediaType: "image/png", data: new Uint8Array(1) }] }]),
    ).toBeGreaterThan(500);
  });
});
