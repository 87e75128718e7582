import { describe, expect, it } from "vitest";
import { isWeekday, timeUnitOf } from "./time-words";

describe("timeUnitOf", () => {
  it.each([
    ["tomorrow", "day"], ["friday", "day"], ["fridays", "day"], ["weeks", "week"], ["month", "month"], ["years", "year"], ["summer", "month"],
    ["morgen", "day"], ["übermorgen", "day"], ["freitag", "day"], ["wochen", "week"], ["jahr", "year"],
    ["mañana", "day"], ["ayer", "day"], ["viernes", "day"], ["semana", "week"], ["años", "year"], ["mes", "month"],
    ["demain", "day"], ["amanhã", "day"], ["domani", "day"], ["gisteren", "day"], ["завтра", "day"],
  ])("%s is about a %s", (word, unit) => {
    expect(timeUnitOf(word)).toBe(unit);
  });

  it.each(["next", "last", "ago", "in", "an", "bees", "may", "keep", "i", "hace", "vor", ""])("%j is about none", (word) => {
    expect(timeUnitOf(word)).toBeUndefined();
  });
});

it("names of people that begin like days are none", () => {
  expect(["monday", "montag", "lunes", "samstags"].every(isWeekday)).toBe(true);
  expect(["monica", "sunil", "friedrich", "mona", "dom", "sam", "mon"].some(isWeekday)).toBe(false);
});
