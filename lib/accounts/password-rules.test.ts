import { describe, expect, it } from "vitest";
import { passwordProblem } from "./password-rules";

describe("passwordProblem", () => {
  it.each([
    ["eight characters", "vokamilu"],
    ["64 characters", "correct horse ".repeat(4) + "battery!"],
    ["200 characters", "river lantern 42 ".repeat(12).slice(0, 200)],
    ["spaces at the ends", "  quiet harbour  "],
    ["emoji", "🦊🌲🚲🎺🧀🪁🧭🛶"],
    ["a NUL inside", "harbour\u0000lantern"],
    ["letters only", "plumtreewagon"],
    ["a phrase that holds a common word", "the password of my aunt"],
  ])("takes %s", (_name, password) => {
    expect(passwordProblem(password)).toBeNull();
  });

  it.each([
    ["seven characters", "vokamil"],
    ["seven emoji, though they are fourteen units", "🦊🌲🚲🎺🧀🪁🧭"],
    ["201 characters", "x7".repeat(100) + "y"],
    ["a megabyte", "a".repeat(1_000_000)],
    ["half a character", "harbour \ud83e lantern"],
  ])("refuses %s", (_name, password) => {
    expect(passwordProblem(password)).not.toBeNull();
  });

  it.each(["password", "Password1", "P@ssw0rd2024!", "12345678", "87654321", "qwertyuiop", "aaaaaaaa", "abababab", "abcdefgh", "letmein123", "iloveyou!!", "welcome2026", "qwerty123", "passpass", "1qaz2wsx", "Dragon99", "football1"])(
    "refuses the common choice %s",
    (password) => {
      expect(passwordProblem(password)).toMatch(/first anyone would try/);
    },
  );

  it("refuses one's own address", () => {
    expect(passwordProblem("magdalena1990", { email: "magdalena@example.org" })).not.toBeNull();
    expect(passwordProblem("magdalena@example.org", { email: "magdalena@example.org" })).not.toBeNull();
    expect(passwordProblem("magdalena plays the oboe", { email: "magdalena@example.org" })).toBeNull();
  });

  it("judges a megabyte at once", () => {
    const startedAtMs = performance.now();
    passwordProblem("ab".repeat(500_000));
    expect(performance.now() - startedAtMs).toBeLessThan(50);
  });
});
