import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { findUnsafe, HOSTILE_TEXTS } from "./__fixtures__/hostile-texts";
import { LiveMarkdown } from "./live-markdown";
import { Markdown } from "./markdown";

const render = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

describe("what is hostile stays text", () => {
  it("the check itself sees what it looks for", () => {
    expect(findUnsafe("<script>x</script>")).not.toEqual([]);
    expect(findUnsafe('<a href="javascript:x">x</a>')).not.toEqual([]);
    expect(findUnsafe('<p onclick="x">x</p>')).not.toEqual([]);
    expect(findUnsafe('<img src="http://evil.example/x"/>')).not.toEqual([]);
    expect(findUnsafe("<p>fine</p>")).toEqual([]);
  });

  it.each(HOSTILE_TEXTS)("%s", (text) => {
    expect(findUnsafe(render(text))).toEqual([]);
  });

  it.each(HOSTILE_TEXTS)("cut at every character, as it streams: %s", (text) => {
    for (let length = 0; length <= text.length; length++) {
      const cut = text.slice(0, length);
      const live = renderToStaticMarkup(<LiveMarkdown text={cut} isGrowing />);
      expect({ cut, found: [...findUnsafe(render(cut)), ...findUnsafe(live)] }).toEqual({ cut, found: [] });
    }
  });

  it("shows HTML as the characters it is", () => {
    expect(render("a <b>bold</b> claim")).toContain("&lt;b&gt;");
  });

  it("names a picture that lies elsewhere, without fetching it", () => {
    const html = render("![a cat](https://pictures.example/cat.png)");
    expect(html).not.toContain("<img");
    expect(html).toContain("Picture not loaded: a cat");
    expect(html).toContain("pictures.example");
  });

  it("shows a picture that is in the text, but never an SVG", () => {
    expect(render("![dot](data:image/png;base64,iVBORw0KGgo=)")).toContain("<img");
    expect(render("![dot](data:image/svg+xml;base64,PHN2Zz4=)")).not.toContain("<img");
  });

  it("says where a link leads when its words do not", () => {
    expect(render("[your bank](https://evil.example/login)")).toContain("(evil.example)");
    expect(render("[evil.example](https://evil.example/login)")).not.toContain("(evil.example)");
  });
});

describe("what a reply is made of", () => {
  it.each([
    ["a table", "| a | b |\n| - | -: |\n| 1 | 2 |", '<td data-align="right">2</td>'],
    ["a task", "- [x] done", 'checked=""'],
    ["a bare link", "see https://example.org now", '<a href="https://example.org/"'],
    ["struck words", "~~old~~", "<del>old</del>"],
    ["one tilde is only a tilde", "20~25~30", "20~25~30"],
    ["code with its language", "```ts\nconst a = 1;\n```", "TypeScript"],
    ["a formula", "so $a^2$ it is", "<code>a^2</code>"],
    ["a numbered list that goes on", "4. four\n5. five", '<ol start="4">'],
    ["headings below the page's own", "# One", '<h2 data-depth="1">One</h2>'],
    ["headings that skip no level", "### One\n\n##### Two\n\n# Three", '<h2 data-depth="3">One</h2><h3 data-depth="5">Two</h3><h2 data-depth="1">Three</h2>'],
  ])("%s", (_name, text, expected) => {
    expect(render(text)).toContain(expected);
  });

  it("takes two prices for money and keeps the words between them as they were meant", () => {
    expect(render("It costs $5 and **not** $10.")).toBe(
      '<div class="md"><p>It costs $5 and <strong>not</strong> $10.</p></div>',
    );
  });
});

describe("texts made to be slow", () => {
  it.each([
    ["100,000 links", "[a](http://a.example) ".repeat(100_000)],
    ["one line of a million characters", "a".repeat(1_000_000)],
    ["open brackets", "[".repeat(50_000)],
    ["http:// and brackets", `http://${"(".repeat(50_000)}`],
    ["mail addresses", "mailto:".repeat(50_000)],
    ["quotes in quotes", ">".repeat(50_000)],
    ["lists in lists", "- ".repeat(50_000)],
    ["stars", "*a ".repeat(60_000)],
    ["stars on lines of their own", "**a *b\n".repeat(8_000)],
    ["table cells", `${"|a".repeat(5_000)}\n${"|-".repeat(5_000)}\n`.repeat(2)],
    ["backticks", Array.from({ length: 600 }, (_, index) => "`".repeat(index % 90)).join(" ")],
    ["brackets on lines", "[a\n".repeat(19_000)],
    ["definitions", Array.from({ length: 2_000 }, (_, index) => `[${index}]: http://a.example\n[${index}]`).join("\n")],
  ])("%s: no slower than they are long, and nothing lost", (_name, text) => {
    const usual = processorMs(() => render(PROSE));
    let html = "";
    const taken = processorMs(() => (html = render(text)));
    expect(taken / usual).toBeLessThan(MOST_TIMES_PROSE);
    expect(html.length).toBeGreaterThan(100);
  });
});

/** Fifty thousand characters as a model writes them: what is much longer is not taken apart. */
const PROSE = "The harbour was **quiet**, and the boats came in one after the other with the tide.\n\n- each with its own [light](http://a.example)\n- and a `word`\n\n".repeat(350);
/** What took a parser minutes took hundreds of times as long as prose does. */
const MOST_TIMES_PROSE = 6;

/** Our own time on the processor, beside that of something usual: a slow or busy machine changes neither. */
function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1_000;
}
