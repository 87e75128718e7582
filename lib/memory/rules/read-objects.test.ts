import { describe, expect, it } from "vitest";
import { keyOf, readList, readName, readObject, readPlace } from "./read-objects";

describe("readObject", () => {
  it.each([
    ["green tea because it is warm", "green tea"],
    ["green tea, not coffee", "green tea"],
    ["it", null],
    ["", null],
    ["a b c d e f g h i j k l", null],
  ])("%s → %s", (rest, object) => {
    expect(readObject(rest)).toBe(object);
  });
});

describe("readList", () => {
  it.each([
    ["peanuts, sesame and cat hair", ["peanuts", "sesame", "cat hair"]],
    ["rock and roll", ["rock and roll"]],
    ["peanuts, unfortunately", ["peanuts"]],
    ["that", []],
  ])("%s", (rest, parts) => {
    expect(readList(rest)).toEqual(parts);
  });
});

describe("readName and readPlace", () => {
  it.each([
    ["Ada Lovelace, nice to meet you", "Ada Lovelace"],
    ["Jean-Luc O'Neil", "Jean-Luc O'Neil"],
    ["Inês, I live in Porto", "Inês"],
    ["Iñaki", "Iñaki"],
    ["Noël", "Noël"],
    ["It's a secret", null],
    ["Zoë.", "Zoë"],
    ["not telling", null],
  ])("name: %s → %s", (rest, name) => {
    expect(readName(rest, true)).toBe(name);
  });

  it.each([
    ["Porto, Portugal with my cat", "Porto, Portugal"],
    ["the Isle of Wight", "the Isle of Wight"],
    ["Rio de Janeiro now", "Rio de Janeiro"],
    ["a flat", null],
  ])("place: %s → %s", (rest, place) => {
    expect(readPlace(rest, true)).toBe(place);
  });
});

describe("keyOf", () => {
  it("is the same for forms of a word", () => {
    expect(keyOf("Peanuts")).toBe(keyOf("peanut"));
    expect(keyOf("😀").length).toBeGreaterThan(0);
  });
});
