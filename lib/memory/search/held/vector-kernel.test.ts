import { describe, expect, it } from "vitest";
import { DISTANCES, MOST_GROUPS, VectorKernel } from "./vector-kernel";

/** Numbers that look random and are the same in every run. */
function createNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0);
}

const bitsIn = (word: number): number => (word >>> 0).toString(2).replaceAll("0", "").length;

describe("VectorKernel", () => {
  it("counts the bits in which signatures differ, each group of kinds for itself", () => {
    const [rows, number] = [300, createNumbers(1)];
    const kernel = new VectorKernel(16, rows);
    const asked = Int32Array.from({ length: 16 }, number);
    const groupOfKind = Uint8Array.of(1, 0, 2);
    for (let word = 0; word < 16 * rows; word += 1) kernel.signatures[word] = number();
    for (let row = 0; row < rows; row += 1) kernel.kinds[row] = row % 3;
    // The nearest and the farthest there can be.
    kernel.signatures.set(asked, 0);
    kernel.signatures.set(asked.map((word) => ~word), 16 * 2);
    const expected = Array.from({ length: rows }, (_, row) => {
      const group = groupOfKind[row % 3] ?? 0;
      const distance = asked.reduce((sum, word, index) => sum + bitsIn(word ^ (kernel.signatures[16 * row + index] ?? 0)), 0);
      return group === 0 ? null : (group - 1) * DISTANCES + distance;
    });

    const rowsAt = kernel.measureDistances(rows, asked, groupOfKind);
    for (let distance = 0; distance < 2 * DISTANCES; distance += 1) {
      const places = expected.flatMap((each, place) => (each === distance ? [place] : []));
      expect(rowsAt[distance]).toBe(places.length);
      expect([...kernel.placesWithin(rows, distance, distance)]).toEqual(places);
    }
    const within = expected.flatMap((each, place) => (each !== null && each >= DISTANCES && each <= DISTANCES + 256 ? [place] : []));
    expect([...kernel.placesWithin(rows, DISTANCES, DISTANCES + 256)]).toEqual(within);
    expect(expected[0]).toBe(0);
    expect(expected[2]).toBe(DISTANCES + 512);
  });

  it("refuses what it would read or write beside its arrays for", () => {
    const kernel = new VectorKernel(16, 4);
    const signature = new Int32Array(16);
    expect(() => kernel.measureDistances(5, signature, Uint8Array.of(1))).toThrow(RangeError);
    expect(() => kernel.measureDistances(4, signature.subarray(1), Uint8Array.of(1))).toThrow(RangeError);
    expect(() => kernel.measureDistances(4, signature, Uint8Array.of(MOST_GROUPS + 1))).toThrow(RangeError);
    expect(kernel.measureDistances(4, signature, Uint8Array.of(MOST_GROUPS))[DISTANCES * (MOST_GROUPS - 1)]).toBe(4);
  });

  it.each([3, 16, 384, 1_000, 16_000])("multiplies bytes with vectors of %d numbers, without overflowing where all of them are as large as can be", (dimension) => {
    const number = createNumbers(2);
    const kernel = new VectorKernel(dimension, 4);
    const vector = Float32Array.from({ length: dimension }, () => number() / 2 ** 31);
    const even = new Float32Array(dimension).fill(1);
    for (let index = 0; index < dimension; index += 1) {
      kernel.values[kernel.rowLength + index] = number() >> 24;
      kernel.values[3 * kernel.rowLength + index] = 127;
    }
    const expected = (row: number, by: Float32Array) => by.reduce((sum, value, index) => sum + value * (kernel.values[row * kernel.rowLength + index] ?? 0), 0) / Math.hypot(...by);
    kernel.measureDistances(4, new Int32Array(16), Uint8Array.of(1));
    expect([...kernel.placesWithin(4, 0, 512)]).toEqual([0, 1, 2, 3]);
    const largest = 127 * Math.sqrt(dimension);
    for (const by of [vector, even]) {
      for (const [row, product] of kernel.multiply(4, by).entries()) expect(Math.abs(product - expected(row, by))).toBeLessThan(largest * 1e-4);
    }
    expect([...kernel.multiply(4, new Float32Array(dimension))]).toEqual([0, 0, 0, 0]);
  });
});
