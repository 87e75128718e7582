import { describe, expect, it } from "vitest";
import { namedDays } from "./named-days";

const first = (text: string) => namedDays(text)[0]?.form;

describe("namedDays", () => {
  it.each([
    ["What did we do on 31 July, 2023?", "@2023-07-31"],
    ["What happened on July 31st, 2023?", "@2023-07-31"],
    ["the 2nd of May 2023", "@2023-05-02"],
    ["Was habe ich am 8. März 2024 gesagt?", "@2024-03-08"],
    ["¿Qué comí el 5 de mayo de 2023?", "@2023-05-05"],
    ["le 14 juillet 2022", "@2022-07-14"],
    ["3 мая 2023", "@2023-05-03"],
    ["since 2023-07-31", "@2023-07-31"],
  ])("%s", (text, day) => {
    expect(first(text)).toBe(day);
  });

  it.each(["in May 2023", "31 July", "31 April 2023", "version 2023-13-01", "42 July 2023", "the 5th of nothing 2023", ""])("names no day: %s", (text) => {
    expect(namedDays(text)).toEqual([]);
  });

  it("looks at the days after as well, less", () => {
    expect(namedDays("31 December 2023")).toEqual([
      { form: "@2023-12-31", weight: 1 },
      { form: "@2024-01-01", weight: 0.5 },
      { form: "@2024-01-02", weight: 0.4 },
      { form: "@2024-01-03", weight: 0.3 },
      { form: "@2023-12-30", weight: 0.3 },
    ]);
  });
});
