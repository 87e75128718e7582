import { expect, it } from "vitest";
import { WordKernel } from "./word-kernel";

it("names the places with a term that looks like one that is looked for, each once, and remembers none of it", () => {
  const kernel = new WordKernel(5, 8);
  const rows = [[7, 9], [], [-7, 7, 7], [7 + 0x10000], [9]];
  for (const [place, terms] of rows.entries()) {
    kernel.starts[place] = rows.slice(0, place).flat().length;
    kernel.counts[place] = terms.length;
    kernel.terms.set(terms, kernel.starts[place]);
  }
  expect([...kernel.placesWith(5, [7])]).toEqual([0, 2, 3]);
  expect([...kernel.placesWith(5, [9])]).toEqual([0, 4]);
  expect([...kernel.placesWith(4, [9, -7])]).toEqual([0, 2]);
  expect([...kernel.placesWith(5, [])]).toEqual([]);
  expect(() => kernel.placesWith(6, [7])).toThrow(RangeError);
});
