import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LiveMarkdown, NOTHING_SETTLED, settle } from "./live-markdown";
import { Markdown } from "./markdown";

const REPLY = [
  "## A plan",
  "#### Its first part",
  "First, **measure**; then cut. It costs `12`.",
  "- one\n- two\n\n  still two\n- three",
  "```ts\nconst a = 1;\n\nconst b = 2;\n```",
  "| a | b |\n| - | - |\n| 1 | 2 |",
  "##### Deeper",
  "1. first\n2. second",
  "## Last part",
  "> a word\n> of warning",
  "The end, with [a link](https://example.org) and $a^2$.",
].join("\n\n");

function streamed(text: string, step: number) {
  let settled = NOTHING_SETTLED;
  let parsedCharacters = 0;
  for (let length = step; length < text.length + step; length += step) {
    parsedCharacters += Math.min(length, text.length) - settled.upTo;
    settled = settle(text.slice(0, length), settled).settled;
  }
  const { open, settled: last } = settle(text, settled);
  return { html: renderToStaticMarkup(<div className="md">{[...last.blocks, ...open]}</div>), parsedCharacters, last };
}

describe("a reply that is still coming in", () => {
  it.each([1, 3, 7, 40])("ends as the stored one looks, in pieces of %i", (step) => {
    expect(streamed(REPLY, step).html).toBe(renderToStaticMarkup(<Markdown text={REPLY} />));
  });

  it("does not show half a word of bold as asterisks, nor half a link as brackets", () => {
    expect(renderToStaticMarkup(<LiveMarkdown text="this is **bol" isGrowing />)).toContain("<strong>bol</strong>");
    expect(renderToStaticMarkup(<LiveMarkdown text="see [the pa" isGrowing />)).not.toContain("[");
  });

  it("keeps what is settled as the same elements, and parses it only once", () => {
    const paragraphs = Array.from({ length: 200 }, (_, index) => `Paragraph ${index} with some words in it.`).join("\n\n");
    const { parsedCharacters, last } = streamed(paragraphs, 10);
    expect(last.blocks.length).toBeGreaterThan(190);
    // Each step parses the open end, some three paragraphs, and never the whole text again.
    expect(parsedCharacters).toBeLessThan((paragraphs.length / 10) * 200);
    const next = settle(`${paragraphs} more`, last);
    expect(next.settled.blocks[0]).toBe(last.blocks[0]);
  });

  it("starts anew when the text is another one", () => {
    const html = renderToStaticMarkup(<LiveMarkdown text="Another." isGrowing />);
    expect(html).toContain("Another.");
  });
});
