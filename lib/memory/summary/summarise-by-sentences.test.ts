import { describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { type FoldedTurn, SummaryContent } from "./schema";
import { summariseBySentences } from "./summarise-by-sentences";

const turn = (number: number, said: string, answered: string): FoldedTurn => ({
  turn: number,
  messages: [
    { id: newId(), role: "person", text: said },
    { id: newId(), role: "assistant", text: answered },
  ],
});

const LANGUAGES: [string, string, string, RegExp][] = [
  ["English", "Hello there! We move into the new flat in Ghent on 14 March. It is raining. Nice.", "Good luck. I can draw up a plan for the move.", /Ghent on 14 March/],
  ["German", "Hallo! Am 3. Oktober ziehen wir mit zwei Katzen nach Leipzig um. Es regnet. Na ja.", "Schön. Ich helfe beim Umzugsplan.", /zwei Katzen nach Leipzig/],
  ["Japanese", "こんにちは。来月の12日に京都へ引っ越します。雨です。", "引っ越しの計画を立てましょう。", /12日に京都へ引っ越します/],
  ["Arabic", "مرحبا. سننتقل إلى بيروت في 12 مايو مع قطتين. حسنا.", "بالتوفيق في الانتقال.", /بيروت في 12 مايو/],
];

describe("summariseBySentences", () => {
  it.each(LANGUAGES)("%s: takes the sentence that says most, letter by letter", (_name, said, answered, expected) => {
    const { interactions } = summariseBySentences([turn(1, said, answered)]);
    expect(interactions[0]?.snippet).toMatch(expected);
    expect(said).toContain(interactions[0]?.snippet);
    expect(interactions[0]?.summary).toContain(" → ");
  });

  it("gives what matters a higher priority than small talk, and notes its figures and names", () => {
    const content = summariseBySentences([
      turn(1, "Hi!", "Hello!"),
      turn(2, "My budget for the kitchen in Ghent is 12,000 euros and it must be ready by June.", "Noted: 12,000 euros."),
      turn(3, "ok thanks", "You are welcome."),
    ]);
    const [hello, budget, thanks] = content.interactions.map(({ priority }) => priority);
    expect(budget).toBeGreaterThan(hello ?? 5);
    expect(budget).toBeGreaterThan(thanks ?? 5);
    expect(content.important_details).toEqual(["My budget for the kitchen in Ghent is 12,000 euros and it must be ready by June."]);
  });

  it.each([
    ["nothing but code", "```js\nconst answer = 42;\n```", ""],
    ["signs alone", "?!… 😀", "😀"],
    ["a reply that never got a word", "Are you there?", ""],
    ["one endless word", "x".repeat(50_000), "y".repeat(50_000)],
    ["one endless line without a space in Chinese", "猫".repeat(10_000), "好".repeat(9_000)],
    ["a table", "| a | b |\n| - | - |\n| 1 | 2 |", "| c |"],
    ["half of a letter and an override", "\u202E😀abc ".repeat(80), "\u0007bell"],
    ["marks of Markdown", "# Title\n- **first** point with words\n1. second", "> quoted"],
  ])("holds %s, in bounds, with a snippet that stands there", (_name, said, answered) => {
    const told = turn(4, said, answered);
    const content = SummaryContent.parse(summariseBySentences([told]));
    expect(content.interactions).toMatchObject([{ first_turn: 4, last_turn: 4 }]);
    const [{ snippet, message_id } = { snippet: "none", message_id: "" }] = content.interactions;
    expect(told.messages.find(({ id }) => id === message_id)?.text).toContain(snippet);
    expect(snippet.isWellFormed()).toBe(true);
  });

  it("takes from a reply what it adds, not what it says back", () => {
    const summaryOf = (answered: string) => summariseBySentences([turn(1, "We sail to Corfu on 4 May.", answered)]).interactions[0]?.summary;
    expect(summaryOf("So you sail to Corfu on 4 May. The ferry leaves Bari in the evening.")).toBe("We sail to Corfu on 4 May. → The ferry leaves Bari in the evening.");
    expect(summaryOf("You said: “We sail to Corfu on 4 May.”")).toBe("We sail to Corfu on 4 May.");
  });

  it("the same turns give the same summary", () => {
    const turns = [turn(1, "We sail on 4 May to Corfu. It is far.", "Corfu it is."), turn(2, "Bring the maps.", "Yes.")];
    expect(summariseBySentences(turns)).toEqual(summariseBySentences(turns));
  });
});
