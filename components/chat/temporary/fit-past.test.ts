import { describe, expect, it } from "vitest";
import type { ChatMessage } from "@/lib/chat/schema";
import { MOST_PAST_CHARACTERS, MOST_PAST_MESSAGES } from "@/lib/turn/temporary/limits";
import { fitPast } from "./fit-past";

const said = (role: ChatMessage["role"], text: string) => ({ role, text }) as ChatMessage;
const branch = (count: number, length = 10) => Array.from({ length: count }, (_, index) => [said("person", `${index}`.padEnd(length, "?")), said("assistant", `${index}`.padEnd(length, "!"))]).flat();

describe("what goes along with a message", () => {
  it("is everything, oldest first, without what says nothing", () => {
    expect(fitPast([said("person", "Hello"), said("assistant", " "), said("person", "Still there?")])).toEqual({
      past: [{ role: "person", text: "Hello" }, { role: "person", text: "Still there?" }],
      turnsBefore: 0,
    });
  });

  it("is no more messages than the server takes, the newest, in whole turns", () => {
    const { past, turnsBefore } = fitPast(branch(MOST_PAST_MESSAGES / 2 + 3));
    expect(past).toHaveLength(MOST_PAST_MESSAGES);
    expect(past[0]).toMatchObject({ role: "person", text: expect.stringMatching(/^3\?/) as string });
    expect(turnsBefore).toBe(3);
  });

  it("is no more characters than the server takes, with those of a reply that goes on", () => {
    const turns = branch(4, MOST_PAST_CHARACTERS / 8);
    expect(fitPast(turns).turnsBefore).toBe(0);
    expect(fitPast(turns, 1).turnsBefore).toBe(1);
    expect(fitPast(branch(1, MOST_PAST_CHARACTERS)).past).toEqual([]);
  });
});
