import { describe, expect, it } from "vitest";
import { fitRecentTurns } from "./fit-recent-turns";

const person = (text: string, tokenCount = 10) => ({ role: "person" as const, text, tokenCount });
const reply = (text: string, tokenCount = 10) => ({ role: "assistant" as const, text, tokenCount });
const newestFirst = [reply("r3"), person("p3"), reply("r2"), person("p2"), reply("r1"), person("p1")];
const texts = (limits: { turns: number; tokens: number }, messages = newestFirst) => fitRecentTurns(messages, limits).messages.map(({ text }) => text);

describe("fitRecentTurns", () => {
  it("gives the newest turns, oldest first", () => {
    expect(texts({ turns: 10, tokens: 1_000 })).toEqual(["p1", "r1", "p2", "r2", "p3", "r3"]);
    expect(texts({ turns: 2, tokens: 1_000 })).toEqual(["p2", "r2", "p3", "r3"]);
  });
  it("keeps turns whole within the tokens, and says how many it left out", () => {
    expect(fitRecentTurns(newestFirst, { turns: 10, tokens: 45 })).toMatchObject({ turnCount: 2, tokenCount: 40, droppedCount: 1 });
    expect(texts({ turns: 10, tokens: 19 })).toEqual([]);
  });
  it("never skips a turn to reach an older one", () => {
    expect(texts({ turns: 10, tokens: 50 }, [reply("r2"), person("p2"), reply("r1", 900), person("p1"), reply("r0", 1), person("p0", 1)])).toEqual(["p2", "r2"]);
  });
  it("leaves out a reply without its question, and a reply without a word", () => {
    expect(texts({ turns: 10, tokens: 1_000 }, [reply(" ", 0), person("p2"), reply("r1")])).toEqual(["p2"]);
  });
  it("takes nothing from nothing", () => expect(texts({ turns: 10, tokens: 1_000 }, [])).toEqual([]));
});
