import { describe, expect, it } from "vitest";
import { daysBefore, endOfDay } from "./end-of-day";
import { stackBars, typesIn } from "./stack-bars";

describe("the end of a day", () => {
  it.each([
    ["2026-11-20", "UTC", "2026-11-20T23:59:59.999Z"],
    ["2026-11-20", "Asia/Kolkata", "2026-11-20T18:29:59.999Z"],
    ["2026-07-01", "America/New_York", "2026-07-02T03:59:59.999Z"],
    ["2026-10-25", "Europe/Berlin", "2026-10-25T22:59:59.999Z"],
    ["2026-03-29", "Europe/Berlin", "2026-03-29T21:59:59.999Z"],
  ])("%s in %s", (day, zone, expected) => {
    expect(endOfDay(day, zone)?.toISOString()).toBe(expected);
  });

  it.each(["", "2026-13-01", "yesterday", "2026-1-1", "2026-02-30T00:00"])("%j is no day", (day) => {
    expect(endOfDay(day, "UTC")).toBeNull();
  });

  it("counts days back over the end of a month", () => {
    expect(daysBefore("2026-03-01", 1)).toBe("2026-02-28");
  });
});

describe("what was learned over time", () => {
  const learned = [
    { day: "2026-01-01", type: "fact", count: 2 },
    { day: "2026-01-01", type: "event", count: 1 },
    { day: "2026-11-20", type: "preference", count: 4 },
  ] as const;

  it("counts everything once, in no more bars than asked, from the first day to today", () => {
    const stacks = stackBars(learned, "2026-11-20", 24);
    expect(stacks.length).toBeLessThanOrEqual(24);
    expect(stacks.reduce((sum, { total }) => sum + total, 0)).toBe(7);
    expect(stacks[0]).toMatchObject({ from: "2026-01-01", total: 3, counts: { fact: 2, event: 1, preference: 0 } });
    expect(stacks.at(-1)).toMatchObject({ to: "2026-11-20", total: 4 });
    expect(typesIn(stacks)).toEqual(["fact", "preference", "event"]);
  });

  it("is nothing for nothing, and two weeks on the first day", () => {
    expect(stackBars([], "2026-11-20", 24)).toEqual([]);
    expect(stackBars([{ day: "2026-11-20", type: "fact", count: 1 }], "2026-11-20", 24).map(({ total }) => total)).toEqual([...Array<number>(13).fill(0), 1]);
  });
});
