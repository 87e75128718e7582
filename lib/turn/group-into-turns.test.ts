import { describe, expect, it } from "vitest";
import { groupIntoTurns } from "./group-into-turns";

const person = (text: string) => ({ role: "person" as const, text, tokenCount: 10 });
const reply = (text: string) => ({ role: "assistant" as const, text, tokenCount: 20 });
const texts = (newestFirst: Parameters<typeof groupIntoTurns>[0]) => groupIntoTurns(newestFirst).map(({ messages }) => messages.map(({ text }) => text));

describe("groupIntoTurns", () => {
  it("gives whole turns, oldest first, with their tokens", () => {
    const newestFirst = [reply("r2"), person("p2"), reply("r1"), person("p1")];
    expect(texts(newestFirst)).toEqual([["p1", "r1"], ["p2", "r2"]]);
    expect(groupIntoTurns(newestFirst)[0]?.tokenCount).toBe(38);
  });
  it("leaves out a reply without its question, and a reply without a word", () => {
    expect(texts([reply(" "), person("p2"), reply("r1")])).toEqual([["p2"]]);
  });
  it("takes two messages of a person in a row as two turns", () => {
    expect(texts([person("p2"), person("p1")])).toEqual([["p1"], ["p2"]]);
  });
  it("makes nothing of nothing", () => expect(texts([])).toEqual([]));
});
