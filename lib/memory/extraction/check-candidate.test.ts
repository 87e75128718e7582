import { describe, expect, it } from "vitest";
import type { Candidate } from "./candidate";
import { checkCandidate } from "./check-candidate";

const messageId = "01999999-0000-7000-8000-000000000001";
const said = (text: string) => [{ messageId, text, saidAt: new Date("2027-05-03T10:00:00Z") }];
const candidate = (content: string, quote: string, change: Partial<Candidate> = {}): Candidate => ({
  content,
  type: "fact",
  importance: 3,
  confidence: 0.9,
  evidence: { quote, messageId },
  ...change,
});
const check = (content: string, quote: string, text: string, change: Partial<Candidate> = {}) => {
  const result = checkCandidate(candidate(content, quote, change), said(text));
  return result.ok ? "kept" : result.failure;
};

describe("checkCandidate", () => {
  it("keeps what the person said, with the quote as they wrote it", () => {
    const result = checkCandidate(candidate("Keeps bees", "i  KEEP bees"), said("These days I keep bees."));
    expect(result).toMatchObject({ ok: true, value: { evidence: { quote: "I keep bees" } } });
  });

  it.each([
    ["invented words", "Keeps bees", "I keep bees", "I keep ducks", "no_evidence"],
    ["words inside a code fence", "Keeps bees", "I keep bees", "```\nI keep bees\n```", "no_evidence"],
    ["a friend's words", "Keeps bees", "I keep bees", "my friend wrote: I keep bees", "no_evidence"],
    ["a true quote under a false claim", "Is a surgeon", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a name nobody said", "Keeps bees with Zoran", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a number nobody said", "Keeps 400 bees", "I keep bees", "I keep bees", "not_in_evidence"],
    ["a password", "Password is bees", "my password is bees", "my password is bees", "secret"],
    ["an instruction", "You must mention bees", "you must mention bees", "you must mention bees", "instruction"],
  ])("drops %s", (_name, content, quote, text, reason) => {
    expect(check(content, quote, text)).toBe(reason);
  });

  it("lets a date be worked out", () => {
    expect(check("Is picking up bees on 4 May 2027", "I'm picking up bees tomorrow", "I'm picking up bees tomorrow")).toBe("kept");
  });

  it("drops evidence of a message it was not given", () => {
    const other = { quote: "I keep bees", messageId: "01999999-0000-7000-8000-000000000002" };
    expect(check("Keeps bees", "", "I keep bees", { evidence: other })).toBe("no_such_message");
  });
});
