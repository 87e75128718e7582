import { describe, expect, it } from "vitest";
import { ALL_DIALOGUES, isHeldOut } from "./__fixtures__/precision/all-dialogues";
import { replay, scoreDialogues } from "./__fixtures__/precision/replay";

const of = (language: string) => ALL_DIALOGUES.filter((dialogue) => dialogue.language === language);
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

describe("the precision set", () => {
  it("names every dialogue once, and expects only quotes that stand in the person's words", () => {
    expect(new Set(ALL_DIALOGUES.map(({ name }) => name)).size).toBe(ALL_DIALOGUES.length);
    expect(ALL_DIALOGUES.length).toBeGreaterThanOrEqual(150);
    for (const { messages, expected } of ALL_DIALOGUES) {
      const own = messages.filter(({ role }) => role === "person").map(({ text }) => text).join("\n");
      for (const { quote } of expected) expect(own).toContain(quote);
    }
  });

  it.each([
    ["development", 0.96, (english: typeof ALL_DIALOGUES) => english.filter((dialogue) => !isHeldOut(dialogue))],
    ["held out", 0.93, (english: typeof ALL_DIALOGUES) => english.filter(isHeldOut)],
  ])("English, %s: of what the rules find 95 % is right, and of what there is they find %d", (part, leastRecall, choose) => {
    const dialogues = choose(of("en"));
    const score = scoreDialogues(dialogues);
    process.stdout.write(`precision set, ${part}: n = ${dialogues.length}, precision ${percent(score.precision)}, recall ${percent(score.recall)} (${score.right} right, ${score.wrong} wrong, ${score.missed} missed)\n`);
    if (process.env["SHOW_PRECISION_FAILURES"] === part) process.stdout.write(`${score.failures.join("\n")}\n`);
    expect(score.precision).toBeGreaterThanOrEqual(0.95);
    // Rules that find nothing are never wrong.
    expect(score.recall).toBeGreaterThanOrEqual(leastRecall);
  });

  it.each(["de", "es"])("%s: the rules invent nothing", (language) => {
    const { wrong, failures } = scoreDialogues(of(language));
    expect(failures.filter((failure) => failure.startsWith("WRONG"))).toEqual([]);
    expect(wrong).toBe(0);
  });

  it("nothing is read from replies, and every note has its words in the message it came from", () => {
    for (const dialogue of ALL_DIALOGUES) {
      for (const { candidate, message } of replay(dialogue)) {
        expect(dialogue.messages[message]?.role).toBe("person");
        expect(dialogue.messages[message]?.text).toContain(candidate.evidence.quote);
      }
    }
  });
});
