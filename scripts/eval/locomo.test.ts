import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readDialogs } from "./locomo";

const folder = mkdtempSync(path.join(tmpdir(), "commonplace-eval-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const turn = (dia_id: string, speaker: string, text: string, more: object = {}) => ({ dia_id, speaker, text, ...more });
const question = (asked: string, evidence: readonly string[], category = 4) => ({ question: asked, category, evidence });
/** Made up, in the form of the benchmark. Its sessions do not stand in their order. */
const SAMPLE = {
  sample_id: "made-up-1",
  conversation: {
    speaker_a: "Ines",
    speaker_b: "Otto",
    session_10_date_time: "12:05 am on 3 January, 2024",
    session_10: [turn("D10:1", "Otto", "The theorbo is mended.")],
    session_2_date_time: "12:30 pm on 28 February, 2023",
    session_2: [turn("D2:1", "Ines", "I keep quorlings now."), turn("D2:2", "Otto", "Look at mine.", { blip_caption: "a photo of a quorling", img_url: ["x"] })],
    session_3_date_time: "1:56 pm on 8 May, 2023",
    session_3: [],
  },
  qa: [
    question("What does Ines keep?", ["D2:1"], 1),
    question("What is mended?", ["D10:1", "D99:9"], 2),
    question("Who sang?", ["D99:1", "D"], 3),
    question("Nothing?", [], 5),
    question("Several in one?", ["D2:1; D2:2", "D10:1 D2:1"], 5),
  ],
};
function read(...samples: unknown[]) {
  const file = path.join(folder, "sample.json");
  writeFileSync(file, JSON.stringify(samples));
  return readDialogs(file);
}

describe("readDialogs", () => {
  it("reads sessions in their order and leaves out those in which nothing was said", () => {
    const [dialog] = read(SAMPLE);
    expect(dialog?.name).toBe("made-up-1");
    expect(dialog?.sessions.map((session) => session.map(({ id, speaker }) => `${id} ${speaker}`))).toEqual([["D2:1 Ines", "D2:2 Otto"], ["D10:1 Otto"]]);
  });

  it("dates an utterance by its session, a minute after the one before it, noon and midnight included", () => {
    const [dialog] = read(SAMPLE);
    expect(dialog?.sessions.flat().map(({ saidAt }) => saidAt.toISOString())).toEqual(["2023-02-28T12:30:00.000Z", "2023-02-28T12:31:00.000Z", "2024-01-03T00:05:00.000Z"]);
  });

  it("refuses a time that it cannot read, rather than to give an utterance another", () => {
    expect(() => read({ ...SAMPLE, conversation: { ...SAMPLE.conversation, session_2_date_time: "yesterday" } })).toThrow("A time that cannot be read: yesterday");
  });

  it("tells a picture by its caption, under the words", () => {
    const [dialog] = read(SAMPLE);
    expect(dialog?.sessions.flat().map(({ text }) => text)).toEqual(["I keep quorlings now.", "Look at mine.\n[a photo of a quorling]", "The theorbo is mended."]);
  });

  it("drops evidence that is not in the dialog, skips questions that have none left, and reads several ids in one", () => {
    const [dialog] = read(SAMPLE);
    expect(dialog?.questions.map(({ text, category, evidence }) => [text, category, [...evidence]])).toEqual([
      ["What does Ines keep?", 1, ["D2:1"]],
      ["What is mended?", 2, ["D10:1"]],
      ["Several in one?", 5, ["D2:1", "D2:2", "D10:1"]],
    ]);
  });

  it("keeps the dialogs of a file apart: evidence of another is absent", () => {
    const other = { sample_id: "made-up-2", conversation: { session_1_date_time: "1:00 am on 1 June, 2023", session_1: [turn("D1:1", "Ada", "Hello.")] }, qa: [question("Who?", ["D1:1"]), question("What?", ["D2:1"])] };
    expect(read(SAMPLE, other).map(({ name, questions }) => [name, questions.length])).toEqual([["made-up-1", 3], ["made-up-2", 1]]);
  });
});
