import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { embedText } from "@/lib/models/embedders/builtin";
import { SIGNATURE_BITS, signatureOf } from "./signature";

const bitsOf = (signature: string) => Array.from(signature.slice(1), (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
const differing = (first: Float32Array, second: Float32Array) => {
  const [one, other] = [bitsOf(signatureOf(first)), bitsOf(signatureOf(second))];
  return Array.from(one).filter((bit, index) => bit !== other[index]).length;
};
const dot = (first: Float32Array, second: Float32Array) => first.reduce((sum, value, index) => sum + value * (second[index] ?? 0), 0);

describe("signatureOf", () => {
  it("is 512 bits, for vectors of any length", () => {
    for (const length of [3, 384, 768, 1_536, 3_072]) {
      expect(bitsOf(signatureOf(new Float32Array(length).fill(0.5)))).toHaveLength(SIGNATURE_BITS);
    }
  });

  it("stays what it was: stored ones are compared with new ones", () => {
    const vector = Float32Array.from({ length: 384 }, (_, index) => ((index * 37) % 101) - 50);
    expect(createHash("sha256").update(signatureOf(vector)).digest("hex").slice(0, 16)).toBe("10c686adb26713d4");
  });

  it("differs in as many bits as the angle says", () => {
    const [first, second] = [embedText("I planted tomatoes behind the house in April"), embedText("The tomatoes behind the house were planted in April")];
    const angle = Math.acos(dot(first, second));
    expect(Math.abs(differing(first, second) - (SIGNATURE_BITS * angle) / Math.PI)).toBeLessThan(40);
    expect(differing(first, first)).toBe(0);
    expect(differing(first, first.map((value) => -value))).toBeGreaterThan(SIGNATURE_BITS - 5);
  });

  it("keeps nearly all of the nearest ten of two thousand among the three hundred that look nearest", () => {
    const words = Array.from({ length: 900 }, (_, index) => `w${((index * 2_654_435_761) % 99_991).toString(36)}`);
    const text = (seed: number) => Array.from({ length: 10 }, (_, place) => words[(seed * 31 + place * place * 17 + ((seed * (place + 3)) % 13) * 7) % words.length]).join(" ");
    const documents = Array.from({ length: 2_000 }, (_, index) => embedText(text(index)));
    const signatures = documents.map((vector) => bitsOf(signatureOf(vector)));
    let kept = 0;
    for (let query = 0; query < 10; query += 1) {
      const vector = embedText(text(query * 97 + 5_000));
      const bits = bitsOf(signatureOf(vector));
      const nearest = rank(documents.map((document) => -dot(document, vector))).slice(0, 10);
      const shortlist = new Set(rank(signatures.map((signature) => Array.from(signature).filter((bit, index) => bit !== bits[index]).length)).slice(0, 300));
      kept += nearest.filter((index) => shortlist.has(index)).length;
    }
    expect(kept).toBeGreaterThanOrEqual(95);
  });
});

const rank = (values: readonly number[]) => Array.from(values.keys()).toSorted((first, second) => (values[first] ?? 0) - (values[second] ?? 0));
