import { describe, expect, it } from "vitest";
import { isJsonValue, jsonBytes, jsonDepth } from "./json-limits";

const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
const listed = (levels: number): unknown => (levels === 0 ? 1 : [listed(levels - 1)]);

describe("jsonDepth", () => {
  it.each([0, 1, 5, 6])("counts %i levels alike for objects and arrays", (levels) => {
    expect(jsonDepth(nested(levels))).toBe(levels);
    expect(jsonDepth(listed(levels))).toBe(levels);
  });

  it("ends on a nest made to use up the stack", () => {
    expect(jsonDepth(listed(5_000))).toBeGreaterThan(5);
    expect(isJsonValue(listed(5_000))).toBe(false);
  });
});

describe("jsonBytes", () => {
  it("counts bytes, not characters", () => {
    expect(jsonBytes({ a: "é" })).toBe(10);
  });
});

describe("isJsonValue", () => {
  it.each([NaN, Infinity, undefined, new Date(), () => 1, 1n])("refuses %s", (value) => {
    expect(isJsonValue(value)).toBe(false);
    expect(isJsonValue({ inner: value })).toBe(false);
  });

  it("takes a hostile name as plain data", () => {
    const parsed: unknown = JSON.parse('{"__proto__":{"x":1},"constructor":{"prototype":{}}}');
    expect(isJsonValue(parsed)).toBe(true);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});
