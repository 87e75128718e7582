import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { addToSummary, interactionTokens, MOST_SUMMARY_TOKENS } from "./fit-summary";
import { type Interaction, LONGEST_SUMMARY, MOST_DETAILS, NO_SUMMARY, SummaryContent } from "./schema";

const entry = (turn: number, priority: number, more: Partial<Interaction> = {}): Interaction => ({
  summary: `In turn ${turn} the person spoke at some length of matter number ${turn} and of what should come of it in the weeks after.`,
  snippet: `matter number ${turn}`,
  priority,
  first_turn: turn,
  last_turn: turn,
  message_id: newId(),
  ...more,
});

/** Every turn in exactly one entry, in order. */
const turnsOf = ({ interactions }: SummaryContent) =>
  interactions.flatMap(({ first_turn, last_turn }) => Array.from({ length: last_turn - first_turn + 1 }, (_, index) => first_turn + index));

describe("addToSummary", () => {
  it("keeps everything while it fits", () => {
    const older = { interactions: [entry(1, 3)], important_details: ["The train leaves at 9:40"] };
    const newer = { interactions: [entry(2, 1)], important_details: ["the train leaves at 9:40.", "Seat 14"] };
    expect(addToSummary(older, newer)).toEqual({ interactions: [...older.interactions, ...newer.interactions], important_details: ["the train leaves at 9:40.", "Seat 14"] });
  });

  it("grows to its bound and no further, and every turn stays in exactly one entry", () => {
    let content: SummaryContent = NO_SUMMARY;
    for (let turn = 1; turn <= 400; turn += 1) {
      const newer = { interactions: [entry(turn, 1 + (turn % 5))], important_details: [`Detail ${turn} of the matter`] };
      content = SummaryContent.parse(addToSummary(content, newer));
      const tokens = content.interactions.reduce((sum, each) => sum + interactionTokens(each), 0);
      expect(tokens).toBeLessThanOrEqual(MOST_SUMMARY_TOKENS);
      expect(content.interactions.every(({ summary }) => summary.length <= LONGEST_SUMMARY)).toBe(true);
    }
    expect(turnsOf(content)).toEqual(Array.from({ length: 400 }, (_, index) => index + 1));
    expect(content.important_details).toHaveLength(MOST_DETAILS);
    expect(content.important_details.at(-1)).toBe("Detail 400 of the matter");
  });

  it("merges the pair of lowest priority first, of those the oldest", () => {
    const many = Array.from({ length: 40 }, (_, index) => entry(index + 1, index === 20 || index === 21 || index === 30 || index === 31 ? 1 : 5));
    const { interactions } = addToSummary(NO_SUMMARY, { interactions: many.slice(0, 40), important_details: [] });
    const of = (turn: number) => interactions.find(({ first_turn, last_turn }) => first_turn <= turn && turn <= last_turn);
    expect(of(21)).toBe(of(22));
    expect(of(31)).toBe(of(32));
    expect(interactions.at(-1)).toMatchObject({ first_turn: 40, priority: 5 });
  });

  it("what is merged keeps the snippet and the priority of the weightier", () => {
    const long = "word ".repeat(60);
    const [light, heavy] = [entry(1, 1, { summary: long }), entry(2, 4, { summary: long, snippet: "the heavy words" })];
    const rest = Array.from({ length: 30 }, (_, index) => entry(index + 3, 5, { summary: long }));
    const { interactions } = addToSummary(NO_SUMMARY, { interactions: [light, heavy, ...rest], important_details: [] });
    expect(interactions[0]).toMatchObject({ first_turn: 1 });
    expect(interactions[0]?.priority).toBeGreaterThanOrEqual(4);
  });
});
