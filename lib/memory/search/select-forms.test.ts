import { describe, expect, it } from "vitest";
import { selectForms } from "./select-forms";
import { askedForms } from "./weigh-terms";

const asked = askedForms(["theorbo", "house", "go", "day"].map((word) => ({ word, weight: 1, forms: [{ form: word, weight: 1 }, { form: `${word}-like`, weight: 0.3 }] })));
const hashes = asked.forms.map((_form, place) => place + 100);
const [THEORBO, HOUSE, GO, DAY] = [100, 102, 104, 106] as const;

describe("selectForms", () => {
  it("looks for everything where nothing is known of the scope, or it is small", () => {
    expect(selectForms(asked, hashes, null, 1_000_000)).toEqual({ hashes, shares: new Map() });
    expect(selectForms(asked, hashes, new Map([[GO, 0.2], [DAY, 0.2]]), 500)).toEqual({ hashes, shares: new Map() });
  });

  it("leaves the most frequent out in a large scope, and says how frequent they are", () => {
    const { hashes: selected, shares } = selectForms(asked, hashes, new Map([[GO, 0.3], [DAY, 0.25], [HOUSE, 0.02]]), 100_000);
    expect(selected).toContain(THEORBO);
    expect(selected).toContain(HOUSE);
    expect(selected).not.toContain(GO);
    expect(selected).not.toContain(DAY);
    expect(shares).toEqual(new Map([[4, 0.3], [6, 0.25]]));
  });

  it("still looks for something where every word is frequent", () => {
    const { hashes: selected } = selectForms(asked, hashes, new Map(hashes.map((hash) => [hash, 0.5])), 100_000);
    expect(selected.length).toBeGreaterThan(0);
    expect(selected.length).toBeLessThan(hashes.length);
  });
});
