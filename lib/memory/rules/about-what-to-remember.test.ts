import { describe, expect, it } from "vitest";
import { askedToRemember } from "./about-what-to-remember";

describe("askedToRemember", () => {
  it.each([
    ["Remember that the gate sticks", "the gate sticks"],
    ["please remember: the gate sticks", "the gate sticks"],
    ["Can you note that the gate sticks, please?", "the gate sticks"],
    ["keep in mind that the gate sticks", "the gate sticks"],
    ["don't forget that the gate sticks", "the gate sticks"],
    ["Remember to oil the gate", null],
    ["Do you remember that gate?", null],
    ["I remember that gate", null],
    ["Remember me?", null],
    ["Remember my name?", null],
    ["Remember my gate is green", "my gate is green"],
  ])("%s → %s", (clause, expected) => {
    expect(askedToRemember(clause)).toBe(expected);
  });
});
