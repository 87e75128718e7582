import { describe, expect, it } from "vitest";
import { estimateTokens } from "@/lib/models/tokens";
import { MOST_PAST_CHARACTERS } from "./limits";
import { readPast } from "./read-past";
import type { SaidBefore } from "./schema";

const turn = (number: number, more = ""): SaidBefore[] => [
  { role: "person", text: `Question ${number}: what of the ${number} lighthouses?${more}` },
  { role: "assistant", text: `Answer ${number}: they stand on ${number} islands.` },
];
const turns = (count: number) => Array.from({ length: count }, (_, index) => turn(index + 1)).flat();
const WIDE = { mostTurns: 10, mostTokens: 3_000 };

describe("what a temporary chat's prompt is made of", () => {
  it("has nothing behind it at its beginning", () => {
    expect(readPast([], 0, WIDE)).toEqual({ past: [], summary: null, sinceSummary: { turns: 0, tokens: 0 } });
  });

  it("is every turn word for word while they fit, newest first", () => {
    const { past, summary, sinceSummary } = readPast(turns(3), 0, WIDE);
    expect(past.map(({ text }) => text)).toEqual(turns(3).map(({ text }) => text).toReversed());
    expect(past.map(({ tokenCount }) => tokenCount)).toEqual(past.map(({ text }) => estimateTokens(text)));
    expect([summary, sinceSummary.turns]).toEqual([null, 3]);
  });

  it("is a summary of what stands before the last turns, with every one of them in it", () => {
    const { past, summary, sinceSummary } = readPast(turns(15), 0, WIDE);
    expect(summary?.watermark).toBe(5);
    expect(sinceSummary.turns).toBe(10);
    expect(summary?.content.interactions.map(({ first_turn, last_turn }) => [first_turn, last_turn])).toEqual([[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]]);
    expect(summary?.content.interactions[0]?.summary).toContain("what of the 1 lighthouses?");
    // One turn more than is shown, as for a conversation that is stored.
    expect(past).toHaveLength(22);
  });

  it("leaves working memory by tokens, too: a long turn goes into the summary", () => {
    const { summary, sinceSummary } = readPast([...turn(1, " And more of it.".repeat(400)), ...turns(2)], 0, { mostTurns: 10, mostTokens: 500 });
    expect([summary?.watermark, sinceSummary.turns]).toEqual([1, 2]);
  });

  it("keeps a question whose reply never got a word, and no reply without its question", () => {
    const { past, sinceSummary } = readPast([{ role: "assistant", text: "Left over." }, ...turn(1), { role: "person", text: "Unanswered?" }], 0, WIDE);
    expect(sinceSummary.turns).toBe(2);
    expect(past[0]?.text).toBe("Unanswered?");
  });

  it("counts the turns that were too much to send as left out", () => {
    expect(readPast(turns(2), 30, WIDE).sinceSummary.turns).toBe(32);
  });

  it("with no working memory everything is in the summary", () => {
    const { summary, sinceSummary } = readPast(turns(3), 0, { mostTurns: 0, mostTokens: 3_000 });
    expect([summary?.watermark, sinceSummary.turns]).toEqual([3, 0]);
  });

  it("sums up no more than can be weighed at once, the newest of it, and counts the rest as left out", () => {
    const long = turns(100).map(({ role, text }) => ({ role, text: text.padEnd(MOST_PAST_CHARACTERS / 200, " More of it stands here. And on it goes.") }));
    const { summary, sinceSummary } = readPast(long, 0, WIDE);
    const numbers = summary?.content.interactions.map(({ last_turn }) => last_turn) ?? [];
    expect(summary?.watermark).toBe(numbers.at(-1));
    expect((summary?.watermark ?? 0) + WIDE.mostTurns).toBeGreaterThanOrEqual(100);
    expect(numbers.length).toBeGreaterThan(0);
    const summed = (summary?.watermark ?? 0) - (summary?.content.interactions[0]?.first_turn ?? 0) + 1;
    expect(summed).toBe(15);
    expect(sinceSummary.turns + summed).toBe(100);
  });
});
