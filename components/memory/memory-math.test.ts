import { describe, expect, it } from "vitest";
import { freshnessOf } from "./freshness";
import { toHistogram } from "./histogram";

const NOW = "2026-11-20T12:00:00.000Z";

describe("how a memory fades", () => {
  it.each([
    ["today", { type: "fact", is_pinned: false, valid_from: NOW }, 1],
    ["half a half-life ago", { type: "fact", is_pinned: false, valid_from: "2026-10-06T12:00:00.000Z" }, 0.7071],
    ["years ago, but never below the floor", { type: "event", is_pinned: false, valid_from: "2020-01-01T00:00:00.000Z" }, 0.5],
    ["years ago, pinned", { type: "event", is_pinned: true, valid_from: "2020-01-01T00:00:00.000Z" }, 1],
    ["years ago, a preference", { type: "preference", is_pinned: false, valid_from: "2020-01-01T00:00:00.000Z" }, 1],
    ["from a clock ahead of ours", { type: "fact", is_pinned: false, valid_from: "2026-11-21T12:00:00.000Z" }, 1],
  ] as const)("%s", (_name, memory, expected) => {
    expect(freshnessOf(memory, NOW, 90)).toBeCloseTo(expected, 3);
  });
});

describe("what was learned when", () => {
  it("is empty for nothing", () => {
    expect(toHistogram([], NOW, 10)).toEqual([]);
  });

  it("counts every date once, in no more bars than asked", () => {
    const days = ["2026-01-01", "2026-01-02", "2026-11-20", "2026-06-01"].map((day) => ({ day, count: 1 }));
    const bars = toHistogram(days, NOW, 60);
    expect(bars.length).toBeLessThanOrEqual(60);
    expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(4);
    expect(bars[0]?.count).toBe(2);
    expect(bars.at(-1)?.count).toBe(1);
  });

  it("is one bar on the first day", () => {
    expect(toHistogram([{ day: "2026-11-20", count: 2 }], NOW, 60)).toEqual([{ from: "2026-11-20T00:00:00.000Z", count: 2 }]);
  });

  it("leaves out what a clock ahead of ours dates to come", () => {
    expect(toHistogram([{ day: "2026-11-21", count: 1 }], NOW, 60)).toEqual([]);
  });
});
