import { describe, expect, it } from "vitest";
import { analyseQuery } from "./analyse-query";
import { askedForms } from "./weigh-terms";
import { withBeginning } from "./with-beginning";

const ask = (text: string) => withBeginning(analyseQuery(text), text);
/** The beginning that is asked for, and the forms of the word it belongs to. */
function begun(text: string) {
  const { forms, beginningAt } = ask(text);
  const beginning = beginningAt === undefined ? undefined : forms[beginningAt];
  return { beginning: beginning?.form, beside: forms.filter(({ term, weight }, place) => term === beginning?.term && weight === 1 && place !== beginningAt).map(({ form }) => form) };
}

describe("withBeginning", () => {
  it("asks for the last word as a beginning, beside the word itself, and for less", () => {
    expect(begun("allergic to pean")).toEqual({ beginning: "pean", beside: ["pean"] });
    const { forms, beginningAt } = ask("allergic to pean");
    expect(forms[beginningAt ?? 0]?.weight).toBeLessThan(1);
    expect(begun("pean pean").beside).toEqual(["pean"]);
  });

  it("takes eight letters of a longer word", () => {
    expect(begun("peanutbutt").beginning).toBe("peanutbu");
  });

  it("takes a stop word for the beginning of another where it stands alone", () => {
    expect(begun("the")).toEqual({ beginning: "the", beside: [] });
  });

  it("changes no place of what was asked for before", () => {
    const text = "what did Mira say in May 2027 about pean";
    expect(ask(text).forms.slice(0, -1)).toEqual(askedForms(analyseQuery(text)).forms);
  });

  it.each(["", "pe", "pean ", "pean?", "绿茶", "peanuts with"])("asks for nothing more in %j", (text) => {
    expect(ask(text)).toEqual(askedForms(analyseQuery(text)));
  });
});
