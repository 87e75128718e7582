import { describe, expect, it } from "vitest";
import { addBegun } from "./add-begun";
import type { AskedForms, Hit } from "./weigh-terms";

const asked: AskedForms = {
  termWeights: [1, 1],
  forms: [{ form: "mira", term: 0, weight: 1 }, { form: "car", term: 1, weight: 1 }, { form: "vehicl", term: 1, weight: 0.4 }, { form: "car", term: 1, weight: 0.6 }],
  beginningAt: 3,
};
const hit = (documentId: number, ...forms: number[]): Hit => ({ documentId, length: 4, matches: forms.map((form) => ({ form, statements: 1, questions: 0 })) });

describe("addBegun", () => {
  it("adds what was found by the beginning alone, and to what was found already that it begins so, too", () => {
    expect(addBegun([hit(1, 0), hit(2, 0)], [hit(2, 0), hit(3)], asked)).toEqual([hit(1, 0), hit(2, 0, 3), hit(3, 3)]);
  });

  it("what holds the word itself gains nothing, what holds a related one does", () => {
    expect(addBegun([hit(1, 1), hit(2, 2)], [hit(1, 1), hit(2, 2)], asked)).toEqual([hit(1, 1), hit(2, 2, 3)]);
  });

  it("leaves everything as it is where nothing is being typed", () => {
    const { beginningAt: _beginningAt, ...finished } = asked;
    expect(addBegun([hit(1, 0)], [], asked)).toEqual([hit(1, 0)]);
    expect(addBegun([hit(1, 0)], [hit(2)], finished)).toEqual([hit(1, 0)]);
  });
});
