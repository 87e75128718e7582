import { describe, expect, it } from "vitest";
import { type Batch, type PathMessage, planFold, toBatches, toTurns } from "./plan-fold";

const person = (id: string): PathMessage => ({ id, role: "person", status: "complete", tokenCount: 10 });
const reply = (id: string, status = "complete"): PathMessage => ({ id, role: "assistant", status, tokenCount: 10 });
const path = (count: number) => Array.from({ length: count }, (_, index) => [person(`p${index + 1}`), reply(`r${index + 1}`)]).flat();
const turnsOf = (batches: readonly Batch[]) => batches.map(({ turns }) => turns.map(({ turn }) => turn));
const plan = (count: number, mostTurns: number, mostTokens = 10_000) => turnsOf(planFold(toTurns(path(count), 0), { mostTurns, mostTokens }));

describe("toTurns", () => {
  it("counts on from the watermark and ends each turn at its last message", () => {
    expect(toTurns(path(2), 7)).toMatchObject([
      { turn: 8, messageIds: ["p1", "r1"], endsAtMessageId: "r1" },
      { turn: 9, messageIds: ["p2", "r2"], endsAtMessageId: "r2" },
    ]);
  });

  it("leaves out a last turn that is not over", () => {
    expect(toTurns([...path(1), person("p2")], 0)).toHaveLength(1);
    expect(toTurns([...path(1), person("p2"), reply("r2", "streaming")], 0)).toHaveLength(1);
    expect(toTurns([...path(1), person("p2"), reply("r2", "interrupted")], 0)).toHaveLength(2);
  });

  it("keeps a reply that nothing was asked before, and questions one after the other", () => {
    expect(toTurns([reply("r0"), ...path(1)], 0)).toMatchObject([{ turn: 1, messageIds: ["r0", "p1", "r1"] }]);
    expect(toTurns([person("p0"), ...path(1)], 0).map(({ messageIds }) => messageIds)).toEqual([["p0"], ["p1", "r1"]]);
    expect(toTurns([reply("r0")], 0)).toEqual([]);
  });
});

describe("planFold", () => {
  it("folds nothing while working memory holds every turn", () => {
    expect(plan(10, 10)).toEqual([]);
    expect(plan(0, 10)).toEqual([]);
  });

  it("folds what left working memory and a few turns ahead, never more than half of what is in view", () => {
    expect(plan(11, 10)).toEqual([[1, 2, 3, 4]]);
    expect(plan(4, 3)).toEqual([[1, 2]]);
    expect(plan(16, 10)).toEqual([[1, 2, 3, 4, 5, 6]]);
  });

  it.each([
    [0, 1, [[1]]],
    [0, 3, [[1, 2, 3]]],
    [1, 1, []],
    [1, 2, [[1]]],
    [1, 3, [[1, 2]]],
  ])("with %i turns of working memory and %i told", (mostTurns, count, expected) => {
    expect(plan(count, mostTurns)).toEqual(expected);
  });

  it("folds what the token budget pushes out, too, even the newest turn where it alone is too long", () => {
    expect(plan(4, 10, 60)).toEqual([[1, 2, 3]]);
    expect(plan(1, 10, 5)).toEqual([[1]]);
  });
});

describe("toBatches", () => {
  it("takes each turn once, in order, and no batch is too large", () => {
    const turns = toTurns(path(100), 0).map((turn) => (turn.turn === 50 ? { ...turn, tokenCount: 50_000 } : turn));
    const batches = toBatches(turns);
    expect(turnsOf(batches).flat()).toEqual(turns.map(({ turn }) => turn));
    expect(turnsOf(batches).find((batch) => batch.includes(50))).toEqual([50]);
  });

  it("asks a model about the newest turns of a backlog, and takes the older ones in large batches without", () => {
    const batches = toBatches(toTurns(path(200), 0));
    expect(batches.filter(({ isBacklog }) => isBacklog).map(({ turns }) => turns.length)).toEqual([50, 50, 50, 2]);
    expect(batches.filter(({ isBacklog }) => !isBacklog).map(({ turns }) => turns.length)).toEqual([12, 12, 12, 12]);
  });
});
