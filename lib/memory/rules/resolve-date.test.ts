import { describe, expect, it } from "vitest";
import { resolveDate } from "./resolve-date";

/** A Monday. */
const said = new Date("2027-05-03T22:00:00Z");

describe("resolveDate", () => {
  it.each([
    ["tomorrow", "2027-05-04"],
    ["the day after tomorrow", "2027-05-05"],
    ["yesterday evening", "2027-05-02"],
    ["tonight", "2027-05-03"],
    ["on Friday", "2027-05-07"],
    ["next Monday", "2027-05-10"],
    ["in two weeks", "2027-05-17"],
    ["in 3 months", "2027-08"],
    ["next year", "2028"],
    ["next week", "week of 2027-05-10"],
    ["in March", "2028-03"],
    ["in August", "2027-08"],
    ["on the 4th of July", "2027-07-04"],
    ["January 2nd", "2028-01-02"],
    ["12 June 2029", "2029-06-12"],
    ["2030-01-31", "2030-01-31"],
    ["in 2031", "2031"],
  ])("%s → %s", (words, date) => {
    expect(resolveDate(`we meet ${words}`, said)?.date).toBe(date);
  });

  it.each(["31 February", "soon", "we may go", "room 12"])("%s is no date", (words) => {
    expect(resolveDate(words, said)).toBeNull();
  });
});
