import { describe, expect, it } from "vitest";
import { median, percentile } from "./percentiles";

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe("percentile", () => {
  it("is the nearest rank, whatever the order", () => {
    expect(percentile(oneToHundred, 0.5)).toBe(50);
    expect(percentile(oneToHundred, 0.95)).toBe(95);
    expect(percentile(oneToHundred, 1)).toBe(100);
  });

  it("orders by size and not by spelling", () => {
    expect(median([9, 10, 100])).toBe(10);
  });

  it("is the sample where there is one", () => {
    expect(percentile([7], 0.95)).toBe(7);
  });

  it("is a value that was measured, also of an even number", () => {
    expect(median([1, 2, 3, 4])).toBe(2);
  });

  it("leaves the samples as they are", () => {
    const samples = [3, 1, 2];
    median(samples);
    expect(samples).toEqual([3, 1, 2]);
  });

  it("refuses an empty list and what is no fraction", () => {
    expect(() => median([])).toThrow("There are no samples");
    expect(() => percentile([1], 0)).toThrow(RangeError);
    expect(() => percentile([1], 95)).toThrow(RangeError);
  });
});
