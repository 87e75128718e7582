import { describe, expect, it } from "vitest";
import { createThinkTagSplitter } from "./think-tags";

function split(...chunks: string[]) {
  const splitter = createThinkTagSplitter();
  const passages = [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  const of = (type: string) => passages.filter((passage) => passage.type === type).map(({ text }) => text).join("");
  return { text: of("text"), reasoning: of("reasoning") };
}

describe("createThinkTagSplitter", () => {
  it("does not hold back white space without end", () => {
    expect(split(...Array.from({ length: 2_000 }, () => " ")).text).toHaveLength(2_000);
    const splitter = createThinkTagSplitter();
    expect(Array.from({ length: 2_000 }, () => splitter.push(" ")).flat().length).toBeGreaterThan(900);
  });

  it.each([
    ["a block that opens the reply", "<think>why</think>\n\nYes.", { reasoning: "why", text: "Yes." }],
    ["a block after white space", "\n<think>why</think>Yes.", { reasoning: "why", text: "Yes." }],
    ["no block", "Yes, a < b.", { reasoning: "", text: "Yes, a < b." }],
    ["a tag later on stays text", "Write <think>x</think> like so", { reasoning: "", text: "Write <think>x</think> like so" }],
    ["a block that never ends", "<think>on and on", { reasoning: "on and on", text: "" }],
    ["a beginning that turns out to be text", "<thing>", { reasoning: "", text: "<thing>" }],
    ["a half tag at the end", "<thi", { reasoning: "", text: "<thi" }],
    ["a bracket inside the reasoning", "<think>a </thin b</think>c", { reasoning: "a </thin b", text: "c" }],
  ])("%s, whole and letter by letter", (_name, text, expected) => {
    expect(split(text)).toEqual(expected);
    expect(split(...text.split(""))).toEqual(expected);
  });
});
