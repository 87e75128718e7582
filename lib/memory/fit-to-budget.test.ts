import { describe, expect, it } from "vitest";
import { fitToBudget } from "./fit-to-budget";

const sized = (...counts: number[]) => counts.map((tokenCount, index) => ({ id: index + 1, tokenCount }));
const ids = (part: { kept: readonly { id: number }[] }) => part.kept.map(({ id }) => id);
const fit = (change: Partial<Parameters<typeof fitToBudget>[0]>) =>
  fitToBudget({
    budgetTokens: 1_000, fixedTokens: 0, facts: sized(), episodes: sized(), summary: sized(), files: sized(), turns: sized(), mostTurns: 10, mostTurnTokens: 3_000, ...change,
  } as Parameters<typeof fitToBudget<{ id: number; tokenCount: number }, { id: number; tokenCount: number }, { id: number; tokenCount: number }, { id: number; tokenCount: number }, { id: number; tokenCount: number }>>[0]);

describe("fitToBudget", () => {
  it("takes everything while there is room", () => {
    const fitted = fit({ facts: sized(100, 100), turns: sized(300, 300) });
    expect(ids(fitted.facts)).toEqual([1, 2]);
    expect(ids(fitted.recent)).toEqual([1, 2]);
    expect(fitted.totalTokens).toBe(800);
  });

  it("keeps the best and reports what was dropped, lowest first", () => {
    const fitted = fit({ budgetTokens: 250, facts: sized(100, 100, 100) });
    expect(ids(fitted.facts)).toEqual([1, 2]);
    expect(fitted.facts.dropped).toMatchObject([{ id: 3 }]);
  });

  it("one huge memory does not push out the others", () => {
    expect(ids(fit({ facts: sized(5_000, 10, 10) }).facts)).toEqual([2, 3]);
  });

  it("turns are whole, newest first, without gaps", () => {
    const fitted = fit({ budgetTokens: 500, turns: sized(50, 400, 200, 200) });
    expect(ids(fitted.recent)).toEqual([3, 4]);
    expect(fitted.recent.dropped).toHaveLength(2);
  });

  it("obeys working memory's own limits", () => {
    expect(ids(fit({ turns: sized(1, 1, 1, 1), mostTurns: 2 }).recent)).toEqual([3, 4]);
    expect(ids(fit({ turns: sized(10, 10, 10), mostTurnTokens: 25 }).recent)).toEqual([2, 3]);
    expect(ids(fit({ turns: sized(1), mostTurns: 0 }).recent)).toEqual([]);
  });

  it("each part has its share when all want more", () => {
    const many = sized(...Array.from({ length: 100 }, () => 10));
    const fitted = fit({ facts: many, episodes: many, summary: many, files: many, turns: many, mostTurns: 100 });
    expect(fitted.facts.tokenCount).toBe(250);
    expect(fitted.episodes.tokenCount).toBe(150);
    expect(fitted.summary.tokenCount).toBe(100);
    expect(fitted.totalTokens).toBe(1_000);
  });

  it("never goes over, whatever the sizes", () => {
    for (let round = 0; round < 200; round += 1) {
      const random = () => sized(...Array.from({ length: Math.floor(Math.random() * 12) }, () => Math.ceil(Math.random() * 300)));
      const budgetTokens = Math.ceil(Math.random() * 1_500);
      const fixedTokens = Math.floor(Math.random() * budgetTokens);
      const fitted = fit({ budgetTokens, fixedTokens, facts: random(), episodes: random(), summary: random(), files: random(), turns: random() });
      expect(fitted.totalTokens).toBeLessThanOrEqual(budgetTokens);
    }
  });

  it("with no room keeps nothing", () => {
    const fitted = fit({ budgetTokens: 10, fixedTokens: 50, facts: sized(1), turns: sized(1) });
    expect(fitted.totalTokens).toBe(50);
  });
});
