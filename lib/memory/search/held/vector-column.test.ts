import { describe, expect, it } from "vitest";
import { signatureWords } from "@/lib/memory/search/signature";
import { VectorColumn } from "./vector-column";

const DIMENSION = 64;
/** Numbers that look random and are the same in every run. */
const vectorOf = (seed: number) => Float32Array.from({ length: DIMENSION }, (_, index) => Math.sin(seed * 12.9898 + index * 78.233) * 43_758.5453 % 1);
const towards = (vector: Float32Array, other: Float32Array, share: number) => vector.map((value, index) => value * share + (other[index] ?? 0) * (1 - share));
const meaningOf = (vector: Float32Array) => ({ signature: signatureWords(vector), vector });

/** Vectors at the first places, of kind 0. */
function columnOf(vectors: readonly Float32Array[]): VectorColumn {
  const column = new VectorColumn(DIMENSION, Math.max(1, vectors.length));
  for (const [place, vector] of vectors.entries()) column.set(place, 0, meaningOf(vector));
  return column;
}
const ask = (column: VectorColumn, count: number, vector: Float32Array, rest: { isValid?: (place: number) => boolean; limit?: number } = {}) =>
  column.nearest(count, { groupOfKind: Uint8Array.of(1, 0), groups: 1, isValid: () => true, limit: 10, ...rest, ...meaningOf(vector) })[0] ?? [];
const placesOf = (found: readonly { place: number }[]) => found.map(({ place }) => place);

describe("VectorColumn", () => {
  it("finds the nearest first, with their cosines", () => {
    const asked = vectorOf(0);
    const column = columnOf([0.2, 0.9, 0.6].map((share, index) => towards(asked, vectorOf(index + 1), share)));
    const found = ask(column, 3, asked);
    expect(placesOf(found)).toEqual([1, 2, 0]);
    expect(found[0]?.similarity).toBeGreaterThan(0.95);
    expect(ask(column, 3, asked, { limit: 1 })).toEqual(found.slice(0, 1));
  });

  it("finds in thousands what comparing every one of them finds", () => {
    const asked = vectorOf(0);
    const vectors = Array.from({ length: 5_000 }, (_, index) => vectorOf(index + 1));
    const cosine = (vector: Float32Array) => vector.reduce((sum, value, index) => sum + value * (asked[index] ?? 0), 0) / Math.hypot(...vector) / Math.hypot(...asked);
    const exact = vectors.map((vector, place) => ({ place, similarity: cosine(vector) })).toSorted((first, second) => second.similarity - first.similarity);
    const found = new Map(ask(columnOf(vectors), vectors.length, asked, { limit: 40 }).map(({ place, similarity }) => [place, similarity]));
    const nearest = exact.slice(0, 20).filter(({ place }) => found.has(place));
    expect(nearest.length).toBeGreaterThanOrEqual(19);
    for (const { place, similarity } of nearest) expect(found.get(place)).toBeCloseTo(similarity, 1.5);
  });

  it("only the kinds that are asked for, what is valid, and what was filled in", () => {
    const asked = vectorOf(0);
    const column = columnOf([asked, asked, asked]);
    column.set(1, 1, meaningOf(asked));
    expect(placesOf(ask(column, 3, asked))).toEqual([0, 2]);
    expect(placesOf(ask(column, 3, asked, { isValid: (place) => place !== 0 }))).toEqual([2]);
    column.grow(5);
    expect(placesOf(ask(column, 5, asked))).toEqual([0, 2]);
  });

  it("what is not valid any more does not crowd out what is, however much of it is nearer", () => {
    const asked = vectorOf(0);
    const column = columnOf([...Array.from({ length: 1_200 }, () => asked), towards(asked, vectorOf(1), 0.7), vectorOf(2)]);
    expect(placesOf(ask(column, 1_202, asked, { isValid: (place) => place >= 1_200 }))).toEqual([1_200, 1_201]);
  });

  it("each group of kinds has its own nearest", () => {
    const asked = vectorOf(0);
    const column = columnOf([0.9, 0.8, 0.7, 0.6].map((share) => towards(asked, vectorOf(1), share)));
    column.set(2, 1, meaningOf(towards(asked, vectorOf(1), 0.7)));
    column.set(3, 2, meaningOf(asked));
    const found = column.nearest(4, { groupOfKind: Uint8Array.of(1, 2, 0), groups: 2, isValid: () => true, limit: 1, ...meaningOf(asked) });
    expect(found.map(placesOf)).toEqual([[0], [2]]);
  });

  it("what is set again, cleared or set without a vector is not what it was", () => {
    const [before, after] = [vectorOf(1), vectorOf(2)];
    const column = columnOf([before, before, before]);
    column.set(0, 0, meaningOf(after));
    column.clear(1);
    column.set(2, 0, null);
    expect(ask(column, 3, after)).toEqual([{ place: 0, similarity: expect.closeTo(1, 2) }]);
  });

  it("has nothing in it at first, and keeps what it holds as it grows, whatever the dimension", () => {
    const vectors = Array.from({ length: 9 }, (_, index) => vectorOf(index + 1).slice(0, 21));
    const column = new VectorColumn(21, 1);
    const askColumn = (count: number, vector: Float32Array) => column.nearest(count, { groupOfKind: Uint8Array.of(1), groups: 1, isValid: () => true, limit: 1, ...meaningOf(vector) })[0];
    expect(askColumn(0, vectors[0] ?? new Float32Array(21))).toEqual([]);
    for (const [place, vector] of vectors.entries()) {
      if (Number.isInteger(Math.log2(place))) column.grow(2 * place);
      column.set(place, 0, meaningOf(vector));
    }
    for (const [place, vector] of vectors.entries()) expect(askColumn(9, vector)).toEqual([{ place, similarity: expect.closeTo(1, 4) }]);
  });

  it("a vector of another length is left out, and one of zeros is near nothing", () => {
    const column = columnOf([vectorOf(1), new Float32Array(DIMENSION)]);
    column.set(0, 0, { ...meaningOf(vectorOf(1)), vector: new Float32Array(3) });
    expect(ask(column, 2, vectorOf(1))).toEqual([{ place: 1, similarity: 0 }]);
  });
});
