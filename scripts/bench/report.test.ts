import { expect, it } from "vitest";
import { toTable } from "./report";

it("says of each figure whether it was reached, in both directions", () => {
  const table = toTable([
    { what: "start", measured: 2.345, unit: "s", reach: { atMost: 4 }, n: 3 },
    { what: "relay", measured: 5_432.1, unit: "tokens/s", reach: { atLeast: 6_000 }, n: 7 },
    { what: "direct", measured: 90_000, unit: "tokens/s", reach: null, n: 7 },
  ]);
  expect(table.split("\n")).toEqual([
    "| what   | reach            | measured        | n   |         |",
    "| ------ | ---------------- | --------------- | --- | ------- |",
    "| start  | ≤ 4 s            | 2.35 s          | 3   | reached |",
    "| relay  | ≥ 6,000 tokens/s | 5,432 tokens/s  | 7   | MISSED  |",
    "| direct |                  | 90,000 tokens/s | 7   |         |",
  ]);
});
