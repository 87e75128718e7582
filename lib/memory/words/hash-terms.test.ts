import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { hashTerm } from "./hash-terms";

describe("hashTerm", () => {
  const key = randomBytes(32);

  it("is stable, signed and 32 bits wide", () => {
    const numbers = Array.from({ length: 200 }, (_, index) => hashTerm(key, `term${index}`));
    expect(numbers).toEqual(Array.from({ length: 200 }, (_, index) => hashTerm(key, `term${index}`)));
    expect(numbers.every((number) => Number.isInteger(number) && number >= -(2 ** 31) && number < 2 ** 31)).toBe(true);
    expect(new Set(numbers).size).toBe(200);
    expect(numbers.some((number) => number < 0)).toBe(true);
  });

  it("differs between scopes", () => {
    expect(hashTerm(key, "peanut")).not.toBe(hashTerm(randomBytes(32), "peanut"));
  });
});
