import { expect, it } from "vitest";
import { z } from "zod";
import { newId } from "./ids";

it("makes well-formed version 7 identifiers that sort by time and do not repeat", () => {
  const ids = [1, 2, 3].map((second) => newId(second * 1000));
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(z.uuidv7().safeParse(id).success).toBe(true);
  expect(new Set(Array.from({ length: 10_000 }, () => newId(5))).size).toBe(10_000);
});

it("makes identifiers of one millisecond that sort as they were made", () => {
  const ids = Array.from({ length: 1_000 }, () => newId(7_000));
  expect(ids.toSorted()).toEqual(ids);
});
