import { describe, expect, it } from "vitest";
import { analyseQuery } from "./analyse-query";

const formsOf = (text: string, word: string) => new Map(analyseQuery(text).find((term) => term.word === word)?.forms.map(({ form, weight }) => [form, weight]));

describe("analyseQuery", () => {
  it("weighs words that only frame the question less", () => {
    const weights = Object.fromEntries(analyseQuery("What kind of lamp did I mention?").map(({ word, weight }) => [word, weight]));
    expect(weights["lamp"]).toBe(1);
    expect(weights["kind"]).toBeLessThan(1);
    expect(Object.keys(weights)).not.toContain("what");
  });

  it("asks for a word in the stem of every language it may be of", () => {
    expect(formsOf("Hunde?", "hunde").get("hund")).toBe(1);
  });

  it("counts the stem of another language less once the language of the question is clear", () => {
    const [unsure, sure] = [formsOf("Hunden?", "hunden"), formsOf("What did I say about the Hunden?", "hunden")];
    expect(unsure.get("hund")).toBe(1);
    expect(sure.get("hund")).toBeGreaterThan(0);
    expect(sure.get("hund")).toBeLessThan(1);
  });

  it.each([
    ["Which sports do I like?", "sports", "tenni"],
    ["Which martial arts has she done?", "arts", "karat"],
    ["When did I go there?", "go", "went"],
    ["Welche Haustiere habe ich?", "haustiere", "hund"],
    ["¿Qué deportes me gustan?", "deportes", "tenis"],
  ])("%s also asks for what is related, less", (text, word, related) => {
    const forms = formsOf(text, word);
    expect(forms.get(related)).toBeGreaterThan(0);
    expect(forms.get(related)).toBeLessThan(1);
    expect(Math.max(...forms.values())).toBe(1);
  });

  it("finds a phrase only where its words stand side by side", () => {
    expect(formsOf("arts and martial law", "arts").has("karat")).toBe(false);
  });

  it("asks for a month under the name it is stored by, in any language, and for the days of a date", () => {
    expect(formsOf("Was habe ich im Oktober gesagt?", "oktober").get("octob")).toBe(1);
    expect(formsOf("What did I say in May 2027?", "may").get("may")).toBe(1);
    expect(analyseQuery("May I ask something?").map(({ word }) => word)).not.toContain("may");
    expect(formsOf("Where was I on 3 May 2027?", "").get("@2027-05-03")).toBe(1);
  });

  it("takes CJK by pairs of letters", () => {
    expect(analyseQuery("猫が好き").length).toBeGreaterThan(0);
  });

  it("is bounded for a pasted page", () => {
    const page = `${Array.from({ length: 5_000 }, (_, index) => `word${index}`).join(" ")}`;
    expect(analyseQuery(page).length).toBeLessThanOrEqual(48);
    const everything = analyseQuery("sport food family pet hobby job country city music movie book game clothes health travel feeling instrument drink vehicle holiday money school friend");
    expect(everything.flatMap(({ forms }) => forms).length).toBeLessThanOrEqual(192 + 48);
  });
});
