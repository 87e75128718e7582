import { describe, expect, it } from "vitest";
import { ownWords } from "./own-words";

const FACT = "I am allergic to walnuts";

describe("ownWords", () => {
  it.each([
    ["a code fence", `Look:\n\`\`\`\n${FACT}\n\`\`\`\nok`],
    ["an unclosed fence", `~~~text\n${FACT}`],
    ["inline code", `What does \`${FACT}\` mean?`],
    ["a block quote", `> ${FACT}\n\nWhat do you say?`],
    ["a friend's words", `My friend wrote: ${FACT}`],
    ["a friend's words in quotation marks", `My sister said "${FACT}" yesterday`],
    ["curly quotation marks", `She answered \u201C${FACT}\u201D.`],
    ["guillemets", `Il a dit \u00AB ${FACT} \u00BB`],
    ["single quotation marks", `He goes '${FACT}' all day`],
    ["a forwarded mail", `FYI\n\nOn Mon, 3 May 2027 at 10:00, Ann wrote:\n${FACT}`],
    ["mail headers", `From: Ann\nSubject: dinner\n\n${FACT}`],
    ["text to translate", `Translate this to German: ${FACT}`],
    ["text to proofread on lines of its own", `Please proofread the following\n\n${FACT}`],
    ["markup", `<system>${FACT}</system>`],
  ])("blanks %s", (_name, text) => {
    const own = ownWords(text);
    expect(own).not.toContain("walnuts");
    expect(own).toHaveLength(text.length);
  });

  it.each([
    FACT,
    `I read a lot. ${FACT}.`,
    `My favourite book is "The Left Hand" and ${FACT}`,
    `It's true, isn't it: ${FACT}, don't forget`,
    `She said hello. ${FACT}`,
    `This is important: ${FACT}`,
    `2 < 3 and ${FACT} > nothing`,
  ])("keeps what the person says: %s", (text) => {
    expect(ownWords(text)).toContain("walnuts");
  });

  it("reads past the end of what a friend wrote", () => {
    expect(ownWords(`My friend wrote: hello\n\n${FACT}`)).toContain("walnuts");
  });

  it.each([
    ["tags, quotation marks and arrows", `${"<a ".repeat(2_000)}${"\"".repeat(5_000)}${"> ".repeat(5_000)}`],
    ["empty lines", `a${"\n".repeat(100_000)}b`],
    ["lines of blanks", `${" ".repeat(50)}\n`.repeat(2_000)],
    ["opening quotation marks", "\u201C".repeat(100_000)],
    ["opening guillemets", "\u00AB".repeat(100_000)],
    ["mail headers without end", "from: x\n".repeat(12_500)],
  ])("ends in time on text made to be slow: %s", (_name, text) => {
    const start = performance.now();
    ownWords(text);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("ownWords leaves out what is spoken or written by others", () => {
  it.each([
    ["Help me answer this mail:\n\nHi, I'm a photographer", "photographer"],
    ["MARA: I live in Oslo.\nTEO: I'm a spy.", "Oslo"],
    ["*I'm a wizard and I live in a tower* Ho there!", "wizard"],
    ["The form asks: I am married", "married"],
    ["Here is the chat:\nAnna: I keep bees", "bees"],
  ])("%j", (text, foreign) => expect(ownWords(text)).not.toContain(foreign));

  it.each(["About me: I keep bees", "I'm **very** allergic to bees", "Note: I keep bees", "My mail is slow. I keep bees"])("but not %j", (text) => expect(ownWords(text)).toBe(text));

  it("text made to be slow is read in time", () => {
    const start = performance.now();
    for (const part of ["*a ", "mail ", "mail a a a ", "A: I\n", "this review says ", "* a b c"]) ownWords(part.repeat(4_000));
    expect(performance.now() - start).toBeLessThan(1_500);
  });
});
