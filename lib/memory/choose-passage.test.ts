import { describe, expect, it } from "vitest";
import { choosePassage } from "./choose-passage";

const filler = (words: number) => Array.from({ length: words }, (_, index) => `filler${index % 7}`).join(" ");

describe("choosePassage", () => {
  it("leaves a short text as it is", () => {
    expect(choosePassage("Short enough.", "anything", 600)).toBe("Short enough.");
  });

  it("finds the stretch that the question is about, wherever it stands, also by another form of a word", () => {
    const text = `${filler(400)} We roasted the quorlings with sage in Vantor. ${filler(400)}`;
    const passage = choosePassage(text, "How do I roast a quorling?", 300);
    expect(passage).toContain("roasted the quorlings with sage");
    expect(passage.length).toBeLessThanOrEqual(300);
    expect(passage).toMatch(/^….*…$/s);
  });

  it("prefers many different words to one word often", () => {
    const text = `${"zebra ".repeat(60)} ${filler(300)} a zebra painted the attic blue ${filler(300)}`;
    expect(choosePassage(text, "who painted the attic, a zebra?", 200)).toContain("painted the attic");
  });

  it("takes the beginning where nothing is found", () => {
    const passage = choosePassage(filler(500), "xylophone", 200);
    expect(passage.startsWith("filler0 filler1")).toBe(true);
    expect(passage.endsWith("…")).toBe(true);
  });

  it("cuts no character in two, and ends in time on a hostile text", () => {
    expect(choosePassage("👩‍👩‍👧".repeat(500), "family", 100).isWellFormed()).toBe(true);
    const startedAtMs = performance.now();
    choosePassage("abcde".repeat(200_000), `abcde ${"abc ".repeat(1_000)}`, 600);
    expect(performance.now() - startedAtMs).toBeLessThan(500);
  });
});
