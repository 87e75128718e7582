import { describe, expect, it } from "vitest";
import { WordColumn } from "./word-column";

/** Terms with how often each occurs. */
const wordsOf = (terms: readonly number[], frequencies: readonly number[] = terms.map(() => 16)) =>
  ({ length: terms.length, terms: Int32Array.from(terms), frequencies: Uint8Array.from(frequencies) });

function columnOf(...documents: (readonly number[])[]): WordColumn {
  const column = new WordColumn(documents.length);
  for (const [place, terms] of documents.entries()) column.set(place, wordsOf(terms));
  return column;
}
const placesWith = (column: WordColumn, count: number, ...terms: number[]) => column.placesWith(count, new Set(terms), () => true);

describe("WordColumn", () => {
  it("finds what holds any of the terms, whatever their lowest bits are", () => {
    const column = columnOf([1, 2, -3], [4], [2], []);
    expect(placesWith(column, 4, 2, 9)).toEqual([0, 2]);
    expect(placesWith(column, 4, -3)).toEqual([0]);
    expect(placesWith(column, 4, 4 + 0x10000)).toEqual([]);
    expect(placesWith(column, 1, 2)).toEqual([0]);
    expect(column.placesWith(4, new Set([2]), (place) => place !== 0)).toEqual([2]);
  });

  it("tells which forms of a question a document holds, and how often in statements and in questions", () => {
    const column = new WordColumn(2);
    column.set(1, wordsOf([7, 8, 9], [0x10, 0x21, 0x03]));
    expect(column.matchesAt(1, new Map([[7, [4]], [9, [0, 2]]]))).toEqual([
      { form: 4, statements: 1, questions: 0 },
      { form: 0, statements: 0, questions: 3 },
      { form: 2, statements: 0, questions: 3 },
    ]);
    expect(column.matchesAt(0, new Map([[7, [0]]]))).toEqual([]);
  });

  it("a document that changes leaves nothing of what it said, shorter or longer", () => {
    const column = columnOf([1, 2, 3], [4]);
    column.set(0, wordsOf([5]));
    expect([placesWith(column, 2, 1), placesWith(column, 2, 3), placesWith(column, 2, 5)]).toEqual([[], [], [0]]);
    const longer = Array.from({ length: 200 }, (_, index) => 100 + index);
    column.set(0, wordsOf(longer));
    expect([placesWith(column, 2, 5), placesWith(column, 2, 299), placesWith(column, 2, 4)]).toEqual([[], [0], [1]]);
    expect(column.lengthOf(0)).toBe(200);
    column.clear(0);
    expect([placesWith(column, 2, 299), column.lengthOf(0)]).toEqual([[], 0]);
  });

  it("keeps what it holds when it grows, and counts in how many documents a term is", () => {
    const column = columnOf([1, 2], [2]);
    column.grow(3);
    column.set(2, wordsOf([2, 3]));
    expect(column.countTerms([0, 1, 2])).toEqual(new Map([[1, 1], [2, 3], [3, 1]]));
    expect(column.termCount).toBe(5);
  });
});
