import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { packText, unpackText } from "./packed-text";

describe("packed text", () => {
  it.each([
    ["nothing", ""],
    ["a letter", "ß"],
    ["emoji and joiners", "Grüße, 世界 👩‍👩‍👧"],
    ["what cannot be made shorter", randomBytes(300).toString("base64")],
    ["a long text", "A line of words, and another. ".repeat(2_000)],
  ])("comes back to the letter: %s", (_name, text) => expect(unpackText(packText(text))).toBe(text));

  it("is at most a byte longer than the text, and much shorter for words", () => {
    const noise = randomBytes(300).toString("base64");
    expect(packText("ß")).toHaveLength(3);
    expect(packText(noise).length).toBeLessThanOrEqual(noise.length + 1);
    expect(packText("The river took the other bank, as rivers do when the other bank is lower. ".repeat(4)).length).toBeLessThan(110);
  });

  it.each(["[]", '{"memories":[]}'])("takes JSON that was stored before anything was packed: %s", (json) => expect(unpackText(Buffer.from(json))).toBe(json));

  it("refuses bytes of another kind", () => expect(() => unpackText(Buffer.from("words"))).toThrow());
});
