import { describe, expect, it } from "vitest";
import { createKeyring } from "./keyring";
import { SealBrokenError, openBytesWith, openWith, sealWith } from "./seal";

const key = (fill: number) => Buffer.alloc(32, fill);
const ring = createKeyring([key(1)]);
const row = ["owner-a", "row-1"];

describe("sealing", () => {
  it("opens what it sealed, to the letter", () => {
    const text = "Grüße, 世界 \u202e👩‍👩‍👧";
    expect(openWith(ring, "message", row, sealWith(ring, "message", row, text))).toBe(text);
  });

  it("opens bytes that are no text as they were", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
    expect(Uint8Array.from(openBytesWith(ring, "message", row, sealWith(ring, "message", row, bytes)))).toEqual(bytes);
  });

  it("never seals the same text to the same bytes, and leaves none of it in clear", () => {
    const [one, two] = [sealWith(ring, "message", row, "marmalade"), sealWith(ring, "message", row, "marmalade")];
    expect(Buffer.from(one)).not.toEqual(Buffer.from(two));
    expect(Buffer.from(one).includes("marmalade")).toBe(false);
  });

  it.each([
    ["another row", "message", ["owner-a", "row-2"]],
    ["another owner", "message", ["owner-b", "row-1"]],
    ["a row whose parts only join to the same letters", "message", ["owner-arow-", "1"]],
    ["another purpose", "memory", row],
  ] as const)("does not open in %s", (_name, purpose, identity) => {
    const sealed = sealWith(ring, "message", row, "text");
    expect(() => openWith(ring, purpose, identity, sealed)).toThrow(SealBrokenError);
  });

  it("notices every flipped bit", () => {
    const sealed = sealWith(ring, "message", row, "text");
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => openWith(ring, "message", row, changed)).toThrow(SealBrokenError);
    }
  });

  it("refuses bytes that are cut short", () => {
    const sealed = sealWith(ring, "message", row, "text");
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => openWith(ring, "message", row, sealed.subarray(0, length))).toThrow(SealBrokenError);
    }
  });

  it("still opens after rotation while the old key is listed, and seals with the newest", () => {
    const old = sealWith(ring, "message", row, "text");
    const rotated = createKeyring([key(2), key(1)]);
    expect(openWith(rotated, "message", row, old)).toBe("text");
    const fresh = sealWith(rotated, "message", row, "text");
    expect(() => openWith(ring, "message", row, fresh)).toThrow(SealBrokenError);
    expect(() => openWith(createKeyring([key(2)]), "message", row, old)).toThrow(SealBrokenError);
  });
});
