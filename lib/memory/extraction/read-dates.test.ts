import { describe, expect, it } from "vitest";
import { readDates } from "./read-dates";

const date = (year: number | null, month: number | null = null, day: number | null = null) => ({ year, month, day });

describe("readDates", () => {
  it.each([
    ["Flies on 5 June 2026", date(2026, 6, 5)],
    ["Flies on June 5th, 2026", date(2026, 6, 5)],
    ["Birthday is the 3rd of March", date(null, 3, 3)],
    ["Flies to Oslo (2026-06-05)", date(2026, 6, 5)],
    ["Moves in July (2026-07)", date(2026, 7)],
    ["Moves in July 2026", date(2026, 7)],
    ["Fliegt am 5. Juni 2026 nach Wien", date(2026, 6, 5)],
    ["Fliegt am 05.06.2026 nach Wien", date(2026, 6, 5)],
    ["Flies on 06/25/2026", date(2026, 6, 25)],
    ["Viaja el 5 de junio de 2026", date(2026, 6, 5)],
    ["Voyage le 5 juin 2026", date(2026, 6, 5)],
    ["Is away on 15-16 May 2027", date(2027, 5, 15)],
    ["Is away on 15–16 May 2027", date(2027, 5, 16)],
    ["Moved in 2019", date(2019)],
    ["Started a degree (2028)", date(2028)],
    ["2028", date(2028)],
    ["06-05", date(null, 6, 5)],
    ["Seit dem Jahr 2019 in Ulm", date(2019)],
    ["Pays on 5 Mar", date(null, 3, 5)],
  ])("%s", (text, expected) => {
    expect(readDates(text).dates).toContainEqual(expected);
  });

  it.each(["Keeps 2000 bees", "Has 12 children", "Plays 30 games", "Marta and Monica keep bees", "Martin met Jane"])("%s names none", (text) => {
    expect(readDates(text)).toEqual({ dates: [], namesWeekday: false, rest: text });
  });

  it("a word written small is no month: it may march, and may not", () => {
    expect(readDates("Likes to march and may sing").dates).toEqual([]);
  });

  it("blanks what it has read and leaves the rest where it was", () => {
    const { rest, namesWeekday } = readDates("Meets Ada on Friday, 5 June 2026, at 3");
    expect(rest).toBe("Meets Ada on       ,            , at 3");
    expect(namesWeekday).toBe(true);
  });
});
