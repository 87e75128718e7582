import { describe, expect, it } from "vitest";
import { isSaidDate } from "./is-said-date";
import { readDates } from "./read-dates";
import { readSaidWords } from "./said-words";

const isSaid = (written: string, words: string) => readDates(written).dates.every((date) => isSaidDate(date, readSaidWords(words, new Date("2027-05-03T10:00:00Z"))));

describe("isSaidDate", () => {
  it.each([
    ["on 5 June 1990", "I was born on June 5th, 1990"],
    ["on 5 June 1990", "I was born on 5.6.1990"],
    ["on 5 June 2026", "we met on 5 June"],
    ["in June 2027", "I'll move in June"],
    ["on 3 May 2027", "I quit today"],
    ["on 2 May 2027", "I quit yesterday"],
    ["on 15 May 2027", "I'm away until the 15th"],
    ["in 2017", "ten years ago I quit"],
    ["on 2027-08-11", "the exam is in 100 days"],
    ["on 25 December 2027", "we marry at Christmas"],
  ])("%s, of %j", (written, words) => {
    expect(isSaid(written, words)).toBe(true);
  });

  it.each([
    ["on 5 June 1990", "I was born on 5 June"],
    ["on 6 June 2027", "we meet on 5 June"],
    ["on 5 June 2027", "I keep 5 bees"],
    ["in June", "I keep bees"],
    ["in 2017", "I quit"],
    ["on 4 May 2024", "I quit tomorrow"],
    ["on 15 August 2027", "I'm away until the 15th"],
    ["in 1900", "ten years ago I quit"],
  ])("not %s, of %j", (written, words) => {
    expect(isSaid(written, words)).toBe(false);
  });
});
