import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";
import type { UseSpan } from "./mark-uses";

/** Where `words` stand in `text`: the offsets a receipt carries. */
function use(text: string, words: string, number = 1): UseSpan {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`"${words}" is not in the text`);
  return { number, start, end: start + words.length };
}

function marked(text: string, uses: UseSpan[]): string[] {
  const html = renderToStaticMarkup(<Markdown text={text} uses={uses} idPrefix="m1-" />);
  return [...html.matchAll(/<mark data-use="(\d+)">(.*?)<\/mark>/gs)].map(([, number, words]) => `${number}: ${words}`);
}

describe("words a memory shaped", () => {
  it.each([
    ["plain words", "Since you run long on Saturdays, rest.", "you run long", ["1: you run long"]],
    ["a whole text", "peanuts", "peanuts", ["1: peanuts"]],
    ["words across bold", "you are **allergic to** peanuts", "are **allergic to** peanuts", ["1: are ", "1: allergic to", "1:  peanuts"]],
    ["words inside bold", "you are **allergic to** peanuts", "allergic", ["1: allergic"]],
    ["words after an escape", "5 \\* 3 and peanuts here", "peanuts", ["1: peanuts"]],
    ["words after an entity", "fish &amp; chips, no peanuts", "peanuts", ["1: peanuts"]],
    ["words with an entity inside", "fish &amp; chips", "fish &amp; chips", ["1: fish &amp; chips"]],
    ["words in a list", "- start\n- no peanuts at all", "no peanuts", ["1: no peanuts"]],
    ["words over two lines of a quote", "> no\n> peanuts here", "no\n> peanuts", ["1: no\npeanuts"]],
    ["words in a table", "| a |\n| - |\n| no peanuts |", "peanuts", ["1: peanuts"]],
    ["inline code goes whole", "run `npm test` now", "npm", ["1: npm test"]],
    ["characters beyond the basic plane", "🥜🥜 no peanuts", "no", ["1: no"]],
  ])("%s", (_name, text, words, expected) => {
    expect(marked(text, [use(text, words)])).toEqual(expected);
  });

  it("two memories in one sentence", () => {
    const text = "Casa Guedes, with no nuts.";
    expect(marked(text, [use(text, "Casa Guedes", 1), use(text, "no nuts", 2)])).toEqual(["1: Casa Guedes", "2: no nuts"]);
  });

  it("where two overlap, the first keeps the words and both are numbered", () => {
    const text = "no nuts at Casa Guedes";
    const uses = [use(text, "no nuts at", 1), use(text, "at Casa", 2)];
    expect(marked(text, uses)).toEqual(["1: no nuts at", "2:  Casa"]);
    const html = renderToStaticMarkup(<Markdown text={text} uses={uses} idPrefix="m1-" />);
    expect(html).toContain('href="#m1-note-1"');
    expect(html).toContain('href="#m1-note-2"');
  });

  it("is numbered once, after its last words", () => {
    const text = "you are **allergic** to peanuts, yes";
    const html = renderToStaticMarkup(<Markdown text={text} uses={[use(text, "are **allergic** to peanuts")]} idPrefix="m1-" />);
    expect(html.match(/use-number/g)).toHaveLength(1);
    expect(html.indexOf("use-number")).toBeGreaterThan(html.indexOf("peanuts"));
    expect(html.indexOf("use-number")).toBeLessThan(html.indexOf(", yes"));
  });

  /** The text as it reads, with the numbers in brackets. */
  const numbered = (text: string, uses: UseSpan[]): string =>
    renderToStaticMarkup(<Markdown text={text} uses={uses} idPrefix="m1-" />)
      .replace(/<sup class="use-number">(?:<a [^>]*>)?(\d+)(?:<\/a>)?<\/sup>/g, "[$1]")
      .replace(/<[^>]+>/g, "");

  /** Every place where one of `words` stands, each being a memory of its own. */
  const everyUse = (text: string, words: string[]): UseSpan[] =>
    [...text].flatMap((_character, start) => words.flatMap((each, index) => (text.startsWith(each, start) ? [{ number: index + 1, start, end: start + each.length }] : [])));

  it.each([
    ["one paragraph", "no nuts, and so no nuts, no nuts", ["no nuts"], "no nuts[1], and so no nuts, no nuts"],
    ["several paragraphs", "no nuts\n\nat sea\n\nat sea, no nuts", ["no nuts", "at sea"], "no nuts[1]at sea[2]at sea, no nuts"],
    ["a list and what follows it", "- no nuts\n- at sea\n\nat sea and no nuts", ["no nuts", "at sea"], "no nuts[1]at sea[2]at sea and no nuts"],
    ["bold words", "**no** nuts, **no** nuts", ["**no** nuts"], "no nuts[1], no nuts"],
    ["words after a formula", "$x$ no nuts, $y$ no nuts", ["$x$", "no nuts"], " no nuts[2], "],
  ])("is numbered at its first use, where it is used again in %s", (_name, text, words, expected) => {
    expect(numbered(text, everyUse(text, words)).replaceAll("\n", "")).toContain(expected);
  });

  it("is numbered at the first use that can be seen", () => {
    const text = "```\nno nuts\n```\n\nno nuts, no nuts";
    expect(numbered(text, everyUse(text, ["no nuts"]))).toContain("no nuts[1], no nuts");
  });

  it("is numbered after the words that hold it, where another memory has them all", () => {
    const text = "at Casa Guedes in Porto, then home";
    expect(numbered(text, [use(text, "at Casa Guedes in Porto", 1), use(text, "Guedes", 2)])).toBe("at Casa Guedes in Porto[1][2], then home");
  });

  it("marks nothing for offsets outside the text", () => {
    expect(marked("short", [{ number: 1, start: 90, end: 120 }])).toEqual([]);
  });

  it("a link inside keeps being one link", () => {
    const text = "see [the peanut page](https://example.org) now";
    const html = renderToStaticMarkup(<Markdown text={text} uses={[use(text, "peanut page")]} idPrefix="m1-" />);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain('<mark data-use="1">peanut page</mark>');
  });
});
