import { expect, it } from "vitest";
import { countDepths } from "./count-depths";

const row = (id: string, parentId: string | null, above: number | null = null) => ({ id, parentId, above });
const depths = (rows: Parameters<typeof countDepths>[0]) => Object.fromEntries(countDepths(rows));

it("counts from the first message of a branch, in whatever order they come", () => {
  const rows = [row("a", null, 0), row("b", "a"), row("c", "b"), row("other", "a")];
  const counted = { a: 0, b: 1, c: 2, other: 1 };
  expect(depths(rows)).toEqual(counted);
  expect(depths(rows.toReversed())).toEqual(counted);
});

it("goes on from what stands over the first of them", () => {
  expect(depths([row("d", "c"), row("c", "stored", 41), row("branch", "stored", 41)])).toEqual({ c: 41, d: 42, branch: 41 });
});

it("takes a long branch as it takes a short one", () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => row(`${index}`, index === 0 ? null : `${index - 1}`, index === 0 ? 0 : null)).toReversed();
  expect(countDepths(rows).get("19999")).toBe(19_999);
});
