import { describe, expect, it } from "vitest";
import { readRows } from "./read-rows";

const rows = readRows("~ go went\n= shop store\npet pets: dog cat\nmartial_arts: karate\n\n", "en");
const weight = (from: string, to: string) => rows.get(from)?.find(({ stem }) => stem === to)?.weight ?? 0;

describe("readRows", () => {
  it("relates forms of a word both ways, most", () => {
    expect(weight("go", "went")).toBe(weight("went", "go"));
    expect(weight("go", "went")).toBeGreaterThan(weight("shop", "store"));
  });

  it("relates words of one meaning both ways", () => {
    expect(weight("shop", "store")).toBe(weight("store", "shop"));
    expect(weight("shop", "store")).toBeGreaterThan(0);
  });

  it("relates a class to its members, and a member a little to its class, but not members to each other", () => {
    expect(weight("pet", "dog")).toBeGreaterThan(weight("dog", "pet"));
    expect(weight("dog", "pet")).toBeGreaterThan(0);
    expect(weight("dog", "cat")).toBe(0);
  });

  it("looks a phrase up as its stems side by side, and leads to none", () => {
    expect(weight("martial art", "karat")).toBeGreaterThan(0);
    expect([...rows.values()].flat().some(({ stem }) => stem.includes(" "))).toBe(false);
  });

  it("puts the strongest first, and relates nothing to itself", () => {
    const weights = rows.get("pet")?.map((each) => each.weight) ?? [];
    expect(weights).toEqual(weights.toSorted((first, second) => second - first));
    for (const [stem, relations] of rows) expect(relations.map((each) => each.stem)).not.toContain(stem);
  });
});
