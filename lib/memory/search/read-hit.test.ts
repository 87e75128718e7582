import { expect, it } from "vitest";
import { readHit } from "./read-hit";

it("reads what was asked for, with how often it stands in statements and in questions", () => {
  const formsOfHash = new Map([[-17, [0]], [42, [1]], [2_147_483_647, [2, 5]]]);
  expect(readHit("7,3,12,102f01ff,-2147483648 -17 5 42", formsOfHash)).toEqual({
    documentId: 7,
    depth: 3,
    length: 12,
    matches: [
      { form: 0, statements: 2, questions: 15 },
      { form: 1, statements: 15, questions: 15 },
    ],
  });
  expect(readHit("8,0,1,10,2147483647", formsOfHash).matches).toEqual([
    { form: 2, statements: 1, questions: 0 },
    { form: 5, statements: 1, questions: 0 },
  ]);
  expect(readHit("9,0,1,10,6", formsOfHash).matches).toEqual([]);
});
