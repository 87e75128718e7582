import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { closeOpenMarks } from "./close-open-marks";
import { LiveMarkdown } from "./live-markdown";
import { parseMarkdown } from "./parse-markdown";

/** The words that a reader sees outside code, formulas and addresses, which are what they are whatever characters they have. */
function seen(text: string): string {
  const html = renderToStaticMarkup(<LiveMarkdown text={text} isGrowing />);
  return html
    .replace(/<code>.*?<\/code>|<svg.*?<\/svg>/gs, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replace(/https?:\S*/g, "");
}

const CLOSED: [string, string][] = [
  ["bold and italics", "A **bold word**, an *italic one*, ***both*** and __another__ with _one_."],
  ["one in the other", "Say **bold with *nested italics* in it** and *italics with **nested bold** at* the end."],
  ["struck words", "It is ~~gone~~ here."],
  ["code", "Call `run_all(*args)` or ``a `tick` in it`` now."],
  ["a link", "See [the **bold** page](https://example.org/a_b_(c)) and <https://example.org/x_y> there."],
  ["a link with a title", "See [the page](https://example.org/a 'its *own* title') and [that](<https://example.org/b c> \"a (b)\") there."],
  ["a picture", "Look: ![a cat](https://pictures.example/cat.png) nice."],
  ["formulas", "So $a^2 + b^2 = c^2$ and \\(x_1 * x_2\\) hold, and $$y_1$$ too."],
  ["a formula with words in it", "So $$x = 1 \\text{ if the sum is small and } y_1 \\ge 2$$ holds."],
  ["a formula of its own", "Before\n\n$$\n\\frac{1}{2} * x_1\n$$\n\nafter\n\n\\[\na_1 * b_1\n\\]\n\nend"],
  ["a heading", "Text.\n\n## A **bold** heading\n\n### Another\n\nmore"],
  ["lists", "Some:\n- one **bold**\n- *two*\n  - deeper `code`\n\n1. first\n2. **second**\n10. last\n\n* star\n* **star**\n"],
  ["tasks", "- [x] done\n- [ ] **open**\n- last"],
  ["a table", "Costs:\n\n| name | **count** |\n| :--- | ---: |\n| `a` | *7* |\n| b **c** | 8 |\n\nDone."],
  ["a table after a line", "Costs:\n| name | count |\n|---|---|\n| a | 7 |\n\nDone."],
  ["a rule", "above\n\n---\n\nbetween\n\n***\n\nbelow"],
  ["a quote", "> said **so**\n> and *so*\n\nend"],
  ["a fence", "Here:\n\n```typescript\nconst a = 1;\n```\n\nand\n\n~~~\nb\n~~~\n\nend"],
  ["a break in a cell", "| a | b |\n| - | - |\n| one<br>two | three |\n\nend"],
];

const LONG_WORDS = "are by the harbour, where the boats come in ".repeat(4).trim();
const MARK = /[*_`~|[\]$#\\]|^\s*-|<b|<https|\]\(/m;

describe("a reply that is still coming in", () => {
  it.each(CLOSED)("never shows a mark that turns out to be none of its words: %s", (_name, text) => {
    const found: Record<string, string> = {};
    for (let length = 1; length <= text.length; length += 1) {
      const cut = text.slice(0, length);
      const words = seen(cut);
      if (MARK.test(words)) found[cut.slice(-30)] = words.slice(-40);
    }
    expect(found).toEqual({});
  });

  it.each(CLOSED)("only grows: %s", (_name, text) => {
    const elements = (cut: string) => [...renderToStaticMarkup(<LiveMarkdown text={cut} isGrowing />).matchAll(/<(p|h\d|li|table|tr|hr|blockquote|pre|ul|ol)\b/g)].map(([, name]) => name);
    for (let length = 1; length < text.length; length += 1) {
      const [before, after] = [elements(text.slice(0, length)), elements(text.slice(0, length + 1))];
      // What is empty is the place where the first word will be.
      if (before.join() === "p") continue;
      expect({ cut: text.slice(0, length + 1), elements: after.slice(0, before.length) }).toEqual({ cut: text.slice(0, length + 1), elements: before });
    }
  });

  it.each([
    ["money", "It costs $5 and not $10 at all"],
    ["a shell variable", "Set $PATH and then run the other thing"],
    ["a product", "2 * 3 is six and 4 * 5 more"],
    ["a name with underscores", "the snake_case_name of it"],
    ["brackets", "as [he] said and [sic] twice"],
    ["a comparison", "a < b and c > d"],
    ["a half-open interval", "the interval [0, 1) is"],
    ["a bracket longer than a label", `one [of those that ${LONG_WORDS}`],
    ["a bracket longer than a label, just closed", `one [of those that ${LONG_WORDS}]`],
    ["a price range", "Trattoria Roma ($$) is near the river"],
    ["the range above it", "Trattoria Roma ($$$) in"],
    ["one range and another", "Roma ($$) or Milano ($$$) in"],
    ["a price range in a list", "- $$: neither cheap nor dear at all"],
    ["a price range in words without spaces", `餐厅 $$ ${"河边的餐厅".repeat(20)}`],
    ["words after brackets", "see [x](as the page below"],
    ["words after brackets and a space", "see [x]( as the page below"],
    ["an address with words in it", "see [x](https://a.example and what it says"],
    ["a quote after brackets that goes on", `see [x](as "they said ${LONG_WORDS}`],
    ["words in parentheses after brackets", "see [x](as they (all) said) here"],
    ["a picture's mark and words", `Wow![of those that ${LONG_WORDS}`],
    ["a picture with words for an address", "Wow ![x](as the page below"],
    ["whatever is whole", "**bold** and `code` and [a](https://b.example) end"],
  ])("leaves %s as it is", (_name, text) => {
    expect(closeOpenMarks(text)).toBe(text);
  });

  it("keeps a picture that is in the text back until it is whole", () => {
    expect(closeOpenMarks(`Look: ![dot](data:image/png;base64,${"A".repeat(5_000)}`)).toBe("Look: ");
    const whole = `Look: ![dot](data:image/png;base64,${"A".repeat(5_000)}) there`;
    expect(closeOpenMarks(whole)).toBe(whole);
  });

  it.each([
    ["brackets", "[a ".repeat(19_000)],
    ["parentheses of formulas", "\\(".repeat(25_000)],
    ["stars", "*a _b ".repeat(9_000)],
    ["backticks", Array.from({ length: 600 }, (_, index) => "`".repeat(index % 90)).join(" ")],
    ["code that is mostly spaces", `\`${`${"\u00a0".repeat(19_000)}\n`.repeat(3)}a`],
    ["list marks on one line", "- ".repeat(9_000)],
    ["addresses", "[a](".repeat(12_000)],
    ["addresses with half a title", "[a](b (c".repeat(7_000)],
    ["addresses that begin with spaces", `[a](${" ".repeat(50)}`.repeat(1_000)],
    ["a formula that never ends", `$$${"a ".repeat(9_000)}`],
    ["angles", "<a:".repeat(15_000)],
    ["lines of marks", "#\n|\n- ".repeat(9_000)],
  ])("takes no longer for marks that never close: %s", (_name, text) => {
    const usual = processorMs(() => parseMarkdown(PROSE));
    expect(processorMs(() => closeOpenMarks(text))).toBeLessThan(usual);
  });
});

/** As long as what is still parsed, as a model writes it. */
const PROSE = "The harbour was **quiet**, and the boats came in one after the other with the tide.\n\n- each with its own [light](http://a.example)\n- and a `word`\n\n".repeat(350);

/** Our own time on the processor: a busy machine does not change what is compared. */
function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1_000;
}
