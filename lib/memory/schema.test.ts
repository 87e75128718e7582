import { describe, expect, it } from "vitest";
import { ListMemories, MemoryChange, NewMemory, SearchMemories } from "./schema";

const valid = { type: "fact", content: "Lives in Porto" };
const accepts = (change: object) => NewMemory.safeParse({ ...valid, ...change }).success;
const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });

describe("NewMemory", () => {
  it.each([
    ["9,999 letters", "a".repeat(9_999), true],
    ["10,000 letters", "a".repeat(10_000), true],
    ["10,001 letters", "a".repeat(10_001), false],
    ["10,000 emoji, which are 20,000 UTF-16 units", "😀".repeat(10_000), true],
    ["10,001 emoji", "😀".repeat(10_001), false],
    ["nothing", "", false],
    ["only spaces", " \n", false],
    ["only NUL", "\u0000", false],
  ])("content: %s", (_name, content, expected) => {
    expect(accepts({ content })).toBe(expected);
  });

  it("metadata is limited in bytes of its JSON, not in characters", () => {
    const ofBytes = (bytes: number) => ({ a: `é${"x".repeat(bytes - 10)}` });
    expect(accepts({ metadata: ofBytes(5_119) })).toBe(true);
    expect(accepts({ metadata: ofBytes(5_120) })).toBe(true);
    expect(accepts({ metadata: ofBytes(5_121) })).toBe(false);
  });

  it("metadata may nest five levels, arrays counting as objects do", () => {
    expect(accepts({ metadata: nested(5) })).toBe(true);
    expect(accepts({ metadata: nested(6) })).toBe(false);
    expect(accepts({ metadata: { a: [[[[1]]]] } })).toBe(true);
    expect(accepts({ metadata: { a: [[[[[1]]]]] } })).toBe(false);
    expect(accepts({ metadata: [1] })).toBe(false);
  });

  it.each([0, 6, 1.5, NaN, Infinity, "3", [], {}, true])("importance refuses %s", (importance) => {
    expect(accepts({ importance })).toBe(false);
  });

  it.each([-0.1, 1.1, NaN, "1"])("confidence refuses %s", (confidence) => {
    expect(accepts({ confidence })).toBe(false);
  });

  it.each([0, -1, 1.5, Number.MAX_SAFE_INTEGER + 2])("ttlSeconds refuses %s", (ttlSeconds) => {
    expect(accepts({ ttlSeconds })).toBe(false);
  });

  it("cleans NUL and lone surrogates out of every string", () => {
    const parsed = NewMemory.parse({ ...valid, content: "a\u0000\ud800", key: "k\u0000", value: ["v\u0000"], metadata: { "n\u0000": "m\u0000" } });
    expect(parsed).toMatchObject({ content: "a\uFFFD", key: "k", value: ["v"], metadata: { n: "m" } });
  });

  it("keeps a hostile name as data and leaves other objects alone", () => {
    const metadata: unknown = JSON.parse('{"__proto__":{"polluted":true}}');
    expect(JSON.stringify(NewMemory.parse({ ...valid, metadata }).metadata)).toBe('{"__proto__":{"polluted":true}}');
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("the other inputs", () => {
  it("a change must change something", () => {
    expect(MemoryChange.safeParse({}).success).toBe(false);
    expect(MemoryChange.safeParse({ key: null }).success).toBe(true);
  });

  it.each([0, 501, 1e9, 1.5, "10", null, NaN])("a list refuses limit %s", (limit) => {
    expect(ListMemories.safeParse({ limit }).success).toBe(false);
  });

  it("a search has bounds of its own", () => {
    expect(SearchMemories.safeParse({ query: "x", limit: 101 }).success).toBe(false);
    expect(SearchMemories.parse({ query: "" }).limit).toBe(20);
  });
});
