import { describe, expect, it } from "vitest";
import { readSaidWords } from "./said-words";

const read = (words: string) => readSaidWords(words, new Date("2027-05-03T10:00:00Z"));

describe("readSaidWords", () => {
  it("reads months by name and by either number of a date", () => {
    expect([...read("In Mai, or on 5.6.").months].toSorted()).toEqual([5, 6]);
  });

  it.each([["I keep bees", 0], ["tomorrow", 31], ["in 40 weeks", 280], ["in forty weeks", 280], ["next month", 434], ["am Freitag", 31], ["hace diez años", 43_920]])("how far %j reaches", (words, days) => {
    expect(read(words).reachInDays).toBe(days);
  });

  it("finds words that are joined to a number", () => {
    expect(read("at 6am").words).toContain("am");
  });
});
