import { describe, expect, it } from "vitest";
import { quantise } from "./quantise";

const vectorOf = (length: number, seed: number) => Float32Array.from({ length }, (_, index) => Math.sin(seed * 7 + index * index));
const cosine = (first: ArrayLike<number>, second: ArrayLike<number>) => {
  let [product, firstSquares, secondSquares] = [0, 0, 0];
  for (let index = 0; index < first.length; index += 1) {
    const [one, other] = [first[index] ?? 0, second[index] ?? 0];
    product += one * other;
    firstSquares += one * one;
    secondSquares += other * other;
  }
  return product / Math.sqrt(firstSquares * secondSquares);
};

describe("quantise", () => {
  it("keeps the direction of a vector, whatever its length", () => {
    for (const scale of [1, 1e-6, 1e6]) {
      const vector = vectorOf(384, 3).map((value) => value * scale);
      const bytes = new Int8Array(384);
      quantise(vector, bytes);
      expect(cosine(vector, bytes)).toBeGreaterThan(0.9999);
      expect(bytes.some((value) => Math.abs(value) === 127)).toBe(true);
    }
  });

  it("gives the factor that makes the product with a vector of length one a cosine", () => {
    const vector = vectorOf(64, 5);
    const bytes = new Int8Array(64);
    const factor = quantise(vector, bytes);
    const length = Math.hypot(...vector);
    const product = vector.reduce((sum, value, index) => sum + (value / length) * (bytes[index] ?? 0), 0);
    expect(product * factor).toBeCloseTo(1, 4);
  });

  it("a vector of zeros is near nothing", () => {
    const bytes = new Int8Array(4).fill(9);
    expect(quantise(new Float32Array(4), bytes)).toBe(0);
    expect([...bytes]).toEqual([0, 0, 0, 0]);
  });
});
