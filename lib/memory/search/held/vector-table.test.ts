import { describe, expect, it } from "vitest";
import { signatureOf } from "@/lib/memory/search/signature";
import { readSignature } from "./read-signature";
import { bytesOfRow, type DocumentKind, VectorTable } from "./vector-table";

const DIMENSION = 64;
/** Numbers that look random and are the same in every run. */
const vectorOf = (seed: number) => Float32Array.from({ length: DIMENSION }, (_, index) => Math.sin(seed * 12.9898 + index * 78.233) * 43_758.5453 % 1);
const towards = (vector: Float32Array, other: Float32Array, share: number) => vector.map((value, index) => value * share + (other[index] ?? 0) * (1 - share));
const row = (documentId: number, vector: Float32Array, rest: { kind?: DocumentKind; validUntilMs?: number } = {}) =>
  ({ documentId, kind: "fact", validUntilMs: Infinity, ...rest, signature: readSignature(signatureOf(vector)), vector }) as const;
const ask = (table: VectorTable, vector: Float32Array, rest: { kinds?: readonly DocumentKind[]; atMs?: number; limit?: number } = {}) =>
  table.nearest({ kinds: ["fact"], atMs: 0, limit: 10, ...rest, signature: readSignature(signatureOf(vector)), vector });

describe("VectorTable", () => {
  it("finds the nearest first, with their cosines", () => {
    const [table, asked] = [new VectorTable(DIMENSION), vectorOf(0)];
    for (const [index, share] of [0.2, 0.9, 0.6].entries()) table.put(row(index + 1, towards(asked, vectorOf(index + 1), share)));
    const found = ask(table, asked);
    expect(found.map(({ documentId }) => documentId)).toEqual([2, 3, 1]);
    expect(found[0]?.similarity).toBeGreaterThan(0.95);
    expect(ask(table, asked, { limit: 1 })).toEqual(found.slice(0, 1));
  });

  it("finds in thousands what comparing every one of them finds", () => {
    const [table, asked] = [new VectorTable(DIMENSION), vectorOf(0)];
    const vectors = Array.from({ length: 5_000 }, (_, index) => vectorOf(index + 1));
    for (const [index, vector] of vectors.entries()) table.put(row(index, vector));
    const cosine = (vector: Float32Array) => vector.reduce((sum, value, index) => sum + value * (asked[index] ?? 0), 0) / Math.hypot(...vector) / Math.hypot(...asked);
    const exact = vectors.map((vector, documentId) => ({ documentId, similarity: cosine(vector) })).toSorted((first, second) => second.similarity - first.similarity);
    const found = new Map(ask(table, asked, { limit: 40 }).map(({ documentId, similarity }) => [documentId, similarity]));
    const nearest = exact.slice(0, 20).filter(({ documentId }) => found.has(documentId));
    expect(nearest.length).toBeGreaterThanOrEqual(19);
    for (const { documentId, similarity } of nearest) expect(found.get(documentId)).toBeCloseTo(similarity, 1.5);
  });

  it("only the kinds that are asked for, and what is still valid", () => {
    const [table, asked] = [new VectorTable(DIMENSION), vectorOf(0)];
    table.put(row(1, asked));
    table.put(row(2, asked, { kind: "message" }));
    table.put(row(3, asked, { kind: "preference", validUntilMs: 1_000 }));
    const idsOf = (rest: Parameters<typeof ask>[2]) => ask(table, asked, rest).map(({ documentId }) => documentId);
    expect(idsOf({ kinds: ["message"] })).toEqual([2]);
    expect(idsOf({ kinds: ["fact", "preference"], atMs: 999 })).toEqual([1, 3]);
    expect(idsOf({ kinds: ["fact", "preference"], atMs: 1_000 })).toEqual([1]);
  });

  it("a row that is put again is in the place of the one before", () => {
    const [table, before, after] = [new VectorTable(DIMENSION), vectorOf(1), vectorOf(2)];
    table.put(row(7, before));
    table.put(row(7, after, { kind: "event" }));
    expect(table.size).toBe(1);
    expect(ask(table, before)).toEqual([]);
    expect(ask(table, after, { kinds: ["event"] })[0]).toMatchObject({ documentId: 7, similarity: expect.closeTo(1, 2) });
  });

  it("a vector of another length is left out, and one of zeros is near nothing", () => {
    const table = new VectorTable(DIMENSION);
    table.put({ ...row(1, vectorOf(1)), vector: new Float32Array(3) });
    expect(table.size).toBe(0);
    table.put(row(2, new Float32Array(DIMENSION)));
    expect(ask(table, vectorOf(1))).toEqual([{ documentId: 2, similarity: 0 }]);
    expect(bytesOfRow(384)).toBeLessThan(512);
  });
});
