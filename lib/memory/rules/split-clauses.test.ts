import { describe, expect, it } from "vitest";
import { splitClauses } from "./split-clauses";

const texts = (text: string) => splitClauses(text).map((clause) => clause.text);

describe("splitClauses", () => {
  it.each([
    ["I live here, and I work there; my cat sleeps.", ["I live here", "I work there", "my cat sleeps."]],
    ["Hello there! By the way, I\u2019m Ada", ["I'm Ada"]],
    ["I live here and work there", ["I live here", "I work there"]],
    ["Bread and butter", ["Bread and butter"]],
  ])("%s", (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it("says where each clause stands and what is around it", () => {
    const text = "Oh well, if so, I stay. Just kidding.";
    const clause = splitClauses(text).find(({ text: words }) => words === "I stay.");
    expect(clause).toMatchObject({ before: "Oh well, if so, ", nextSentence: "Just kidding." });
    expect(text.slice(clause?.start, clause?.end)).toBe("I stay.");
  });
});
