import { describe, expect, it } from "vitest";
import type { Row } from "./recall-figures";
import { countReached, toTable } from "./report";
import { DRAGON, isReached, TARGETS } from "./targets";

/** A row whose four figures have these means. */
const row = (name: string, means: readonly number[]): Row => ({ name, count: 7, figures: means.map((mean) => ({ mean, low: mean - 1, high: mean + 1 })) });

describe("isReached", () => {
  it("asks for more than DRAGON where there is no target: as much is not reached", () => {
    expect(isReached("temporal", 0, 70.4)).toBe(false);
    expect(isReached("temporal", 0, 70.5)).toBe(true);
    expect(isReached("multi-hop", 0, 35.4)).toBe(false);
  });

  it("asks for the target where there is one: as much is reached", () => {
    expect(isReached("all", 1, 85.9)).toBe(false);
    expect(isReached("all", 1, 86)).toBe(true);
    expect(isReached("open-domain", 1, 46.9)).toBe(false);
    expect(isReached("open-domain", 1, 47)).toBe(true);
  });

  it("knows the figures that were asked for", () => {
    expect(TARGETS).toEqual({ "multi-hop": [null, 56, null, null], "open-domain": [null, 47, null, null], all: [78, 86, 92, 94] });
  });
});

describe("countReached", () => {
  it("counts every figure of every row", () => {
    const dragon = Object.entries(DRAGON).map(([name, means]) => row(name, means));
    expect(countReached(dragon)).toEqual({ reached: 0, asked: 24 });
    expect(countReached(dragon.map(({ name }) => row(name, [100, 100, 100, 100])))).toEqual({ reached: 24, asked: 24 });
    expect(countReached([row("temporal", [70.4, 77.4, 83.5, 90]), row("all", [78, 85, 92, 93])])).toEqual({ reached: 4, asked: 8 });
  });
});

describe("toTable", () => {
  it("marks what is not reached, beside what it is compared with", () => {
    const lines = toTable([row("multi-hop", [35.4, 56, 70, 80])], [row("multi-hop", [1, 2, 3, 4])]).split("\n");
    expect(lines[2]).toBe("| multi-hop | 7 | 35.4 ✗ | 56.0 | 70.0 | 80.0 | 55.0–57.0 | –/56/–/– | 35.4/46.6/62.5/73.0 | 1.0/2.0/3.0/4.0 |");
  });
});
