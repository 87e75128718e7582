import { describe, expect, it } from "vitest";
import { foldWord } from "@/lib/memory/words/fold-word";
import { opensNotes } from "./opening-words";

describe("opensNotes", () => {
  it.each([
    ["Is", "en"], ["Doesn't", "en"], ["The", "en"], ["Heißt", "de"], ["Se", "es"], ["Die", "de"], ["Vive", "en"], ["Живёт", "ru"],
  ] as const)("%s", (word, language) => {
    expect(opensNotes(foldWord(word), language)).toBe(true);
  });

  it.each(["Marta", "Thomas", "Rose", "Mark", "Mira", "May", "Ella", "Wife", "Son"])("not %s: somebody may be called so, or be meant", (word) => {
    expect(opensNotes(foldWord(word), "en")).toBe(false);
  });
});
