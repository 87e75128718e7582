import { describe, expect, it } from "vitest";
import { claimedNumberWords, numberOf, readNumbers, withoutSaidRuns } from "./read-numbers";

describe("readNumbers", () => {
  it.each([
    ["two cats", "2"], ["a cat", "1"], ["twenty-one hives", "21"], ["two hundred and five bees", "205"], ["a dozen eggs", "12"], ["a hundred a month", "100"], ["the third of March", "3"],
    ["zwei Katzen", "2"], ["einundzwanzig Bücher", "21"], ["zweihundert Bücher", "200"], ["am dritten Mai", "3"], ["dreißig Jahre", "30"],
    ["dos gatos", "2"], ["treinta y dos años", "32"], ["veintidós años", "22"], ["dos abejas", "2"], ["quatre chats", "4"], ["пять кошек", "5"],
    ["the 3rd", "3"], ["on 03.05.", "3"], ["1,200 euros", "1200"], ["1.200 Euro", "1200"], ["50k a year", "50000"], ["90kg", "90"],
    ["call 0170 123-45 67", "01701234567"], ["born in '91", "1991"], ["am 5.6.90", "1990"],
  ])("%s holds %s", (text, number) => {
    expect(readNumbers(text)).toContain(number);
  });

  it.each([["two, three", "5"], ["twenty-one", "20"], ["1,200", "12"], ["bees", "1"]])("%s does not hold %s", (text, number) => {
    expect(readNumbers(text)).not.toContain(number);
  });
});

describe("claimedNumberWords", () => {
  it("reads the language of the note, and takes no article for a number", () => {
    expect(claimedNumberWords(["has", "twelve", "children", "and", "a", "cat"], "en")).toEqual(["12"]);
    expect(claimedNumberWords(["one", "of", "two"], "en")).toEqual(["2"]);
    expect(claimedNumberWords(["once", "lived", "there"], "en")).toEqual([]);
    expect(claimedNumberWords(["hat", "zwölf", "kinder"], "de")).toEqual(["12"]);
  });
});

it("a token is a number by its digits, and none where letters come first", () => {
  expect(["03", "3rd", "50k", "90kg", "A2"].map(numberOf)).toEqual(["3", "3", "50000", "90", undefined]);
});

it("a run of digits is said as a whole, whatever marks stand in it", () => {
  expect(withoutSaidRuns("Earns 1,200 euros", new Set(["1200"])).replace(/ +/g, " ")).toBe("Earns euros");
  expect(withoutSaidRuns("Earns 1,300 euros", new Set(["1200"]))).toBe("Earns 1,300 euros");
});
