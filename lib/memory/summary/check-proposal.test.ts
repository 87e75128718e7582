import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { checkProposal } from "./check-proposal";
import { type FoldedTurn, SummaryContent } from "./schema";

const FIRST = 5;
const turns: FoldedTurn[] = [
  ["We fly to Lisbon on 12 May with “Blue Wings”.", "Have a good flight."],
  ["The dog stays with my aunt.", "Good for the dog."],
  ["I want a room with a view of the river.", "Noted."],
].map(([said = "", answered = ""], index) => ({
  turn: FIRST + index,
  messages: [
    { id: newId(), role: "person", text: said },
    { id: newId(), role: "assistant", text: answered },
  ],
}));
const entry = { summary: "A flight to Lisbon", snippet: "fly to Lisbon on 12 May", priority: 4, first_turn: 1, last_turn: 1 };
const check = (interactions: object[], important_details: string[] = []) =>
  SummaryContent.parse(checkProposal({ interactions: interactions.map((each) => ({ ...entry, ...each })), important_details }, turns));
const ranges = ({ interactions }: SummaryContent) => interactions.map(({ first_turn, last_turn }) => [first_turn, last_turn]);

describe("checkProposal", () => {
  it("takes a good answer as it is, with the turns counted in the branch", () => {
    const content = check([{}, { first_turn: 2, last_turn: 3, summary: "Dog and room", snippet: "view of the river" }]);
    expect(ranges(content)).toEqual([[5, 5], [6, 7]]);
    expect(content.interactions[0]).toMatchObject({ summary: "A flight to Lisbon", snippet: "fly to Lisbon on 12 May", priority: 4, message_id: turns[0]?.messages[0]?.id });
    expect(content.interactions[1]).toMatchObject({ snippet: "view of the river", message_id: turns[2]?.messages[0]?.id });
  });

  it("gives a snippet as it stands in the conversation, not as the model copied it", () => {
    expect(check([{ snippet: '12 may with "blue wings"' }]).interactions[0]?.snippet).toBe("12 May with “Blue Wings");
  });

  it.each([
    ["made up", "we sail to Madeira"],
    ["from another turn", "view of the river"],
    ["empty", ""],
    ["too short to prove anything", "a"],
  ])("replaces a snippet that does not stand in its turns: %s", (_name, snippet) => {
    expect(check([{ snippet }]).interactions[0]?.snippet).toBe("We fly to Lisbon on 12 May with “Blue Wings”.");
  });

  it.each([
    ["none at all", [], [[5, 5], [6, 6], [7, 7]]],
    ["the middle left out", [{}, { first_turn: 3, last_turn: 3 }], [[5, 5], [6, 6], [7, 7]]],
    ["overlapping", [{ last_turn: 2 }, { first_turn: 2, last_turn: 3 }], [[5, 6], [7, 7]]],
    ["backwards", [{ first_turn: 3, last_turn: 1 }], [[5, 5], [6, 6], [7, 7]]],
    ["out of range", [{ first_turn: -4, last_turn: 99 }], [[5, 7]]],
    ["no numbers", [{ first_turn: Number.NaN, last_turn: Number.POSITIVE_INFINITY }], [[5, 5], [6, 6], [7, 7]]],
    ["a thousand of the same", Array.from({ length: 1_000 }, () => ({})), [[5, 5], [6, 6], [7, 7]]],
  ])("every turn ends up in exactly one entry: %s", (_name, entries, expected) => {
    expect(ranges(check(entries))).toEqual(expected);
  });

  it.each([
    [-3, 1],
    [0, 1],
    [2.6, 3],
    [900, 5],
    [Number.NaN, 3],
  ])("brings a priority of %d into range", (priority, expected) => {
    expect(check([{ priority }]).interactions[0]?.priority).toBe(expected);
  });

  it("bounds what is too long, cleans what cannot be stored, and puts words where there are none", () => {
    expect(check([{ summary: "long ".repeat(1_000) }]).interactions[0]?.summary.length).toBeLessThanOrEqual(320);
    expect(check([{ summary: "a\u0000b\ud800\n\nc" }]).interactions[0]?.summary).toBe("ab\uFFFD c");
    expect(check([{ summary: "  " }]).interactions[0]?.summary).toContain("Lisbon");
  });

  it("drops details with a figure that nobody named, and more than a few", () => {
    const { important_details } = check([{}], ["Flight on 12 May", "Flight on 13 May", " ", "Dog with the aunt", ...Array.from({ length: 50 }, (_, index) => `Open question ${"x".repeat(index)}`)]);
    expect(important_details.slice(0, 2)).toEqual(["Flight on 12 May", "Dog with the aunt"]);
    expect(important_details).toHaveLength(5);
  });
});
