import { expect, it } from "vitest";
import { analyseMessage } from "./analyse-message";

it("holds the words of a message and its date, by month, year and day", () => {
  const { terms, length } = analyseMessage("Die Lampe steht in der Ecke von dem Zimmer", new Date("2027-05-31T23:00:00Z"));
  expect([...terms.keys()]).toEqual(expect.arrayContaining(["lamp", "may", "2027", "@2027-05-31"]));
  expect(length).toBe(4);
});

it("adds the date to what the text says of it", () => {
  expect(analyseMessage("Not before 2027.", new Date("2027-05-31T23:00:00Z")).terms.get("2027")).toEqual({ statements: 2, questions: 0 });
});
