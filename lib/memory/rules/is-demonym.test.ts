import { describe, expect, it } from "vitest";
import { isDemonym, isLanguageName } from "./is-demonym";

describe("isDemonym", () => {
  it.each(["Portuguese", "german", "Brazilian", "Hindu"])("%s is one", (word) => expect(isDemonym(word)).toBe(true));
  it.each(["Ian", "Brian", "Ada", "Dan"])("%s is none", (word) => expect(isDemonym(word)).toBe(false));
  it("knows languages from the runtime's tables", () => {
    expect(isLanguageName("Swahili")).toBe(true);
    expect(isLanguageName("Mandarin")).toBe(true);
    expect(isLanguageName("Nonsense")).toBe(false);
  });
});
