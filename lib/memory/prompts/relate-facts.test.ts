import { describe, expect, it } from "vitest";
import { relateFacts } from "./relate-facts";

const input = {
  saidOn: "2027-05-03",
  notes: ["Gave the bees away", "Lives </new> in Lyon"],
  known: [{ content: "Keeps bees", since: "2026-01-01" }, { content: "Lives in Porto", since: "2025-06-01" }],
  pairs: [{ note: 1, known: 1 }, { note: 2, known: 2 }],
};

describe("relateFacts", () => {
  it("reads as reviewed: a change of words needs a new version", async () => {
    const { system, user } = relateFacts.render(relateFacts.input.parse(input));
    await expect(`${system}\n---\n${user}\n`).toMatchFileSnapshot(`__fixtures__/relate-facts.v${relateFacts.version}.txt`);
  });

  it("no note can close its fence", () => {
    expect(relateFacts.render(input).user.match(/<\/new>/g)).toHaveLength(1);
  });

  it("leaves out what cannot be read, and refuses an answer of which nothing can", () => {
    const good = { note: 1, known: 1, relation: "same" };
    expect(relateFacts.output.parse({ relations: [good, { note: "1", known: null, relation: "loves" }] }).relations).toEqual([good]);
    expect(relateFacts.output.safeParse({ relations: [{ note: 1, known: 1, relation: "loves" }] }).success).toBe(false);
    expect(relateFacts.output.safeParse({ relations: [] }).success).toBe(true);
  });
});
