import { describe, expect, it } from "vitest";
import { toCount } from "./count";

describe("toCount", () => {
  it.each([
    [7, 7],
    [0, 0],
    [-5, 0],
    [Number.NaN, 0],
    [Number.POSITIVE_INFINITY, 0],
    [2.5, 3],
    [1e300, 2_147_483_647],
  ])("makes %d into %d", (reported, stored) => expect(toCount(reported)).toBe(stored));
});
