import { describe, expect, it } from "vitest";
import { stemWord } from "./stem-word";

describe("stemWord", () => {
  it.each([
    ["allergies", "allergy", "en"],
    ["climbing", "climbs", "en"],
    ["häuser", "haus", "de"],
    ["perros", "perro", "es"],
  ] as const)("%s and %s have one stem (%s)", (first, second, language) => {
    expect(stemWord(first, language)).toBe(stemWord(second, language));
  });

  it("leaves words with digits whole and cuts absurd ones", () => {
    expect(stemWord("b2bs", "en")).toBe("b2bs");
    expect(stemWord("x".repeat(1_000_000), "en").length).toBeLessThan(200);
  });
});
