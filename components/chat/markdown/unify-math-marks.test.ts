import { describe, expect, it } from "vitest";
import { parseMarkdown } from "./parse-markdown";
import { unifyMathMarks } from "./unify-math-marks";

describe("unifyMathMarks", () => {
  it.each([
    ["a formula in a line", "so \\(a^2\\) holds", "so $$a^2$$ holds"],
    ["a formula of its own", "\\[\nx = 1\n\\]", "$$\nx = 1\n$$"],
    ["two in a line", "\\(a\\) and \\(b\\)", "$$a$$ and $$b$$"],
  ])("turns the marks of %s", (_name, text, expected) => {
    expect(unifyMathMarks(text)).toBe(expected);
    expect(expected).toHaveLength(text.length);
  });

  it.each([
    ["one that is not closed yet", "so \\(a^2"],
    ["inline code", "write `\\(a\\)` for it"],
    ["a code block", "```tex\n\\(a\\)\n```"],
    ["a code block that is still being written", "```tex\n\\(a\\)\n"],
    ["dollars inside", "\\(cost $5 and $6\\)"],
    ["ordinary brackets", "f(x) [1]"],
  ])("leaves %s alone", (_name, text) => {
    expect(unifyMathMarks(text)).toBe(text);
  });

  it("makes formulas of them for the parser", () => {
    const inline = JSON.stringify(parseMarkdown("so \\(a^2\\) holds"));
    expect(inline).toContain('"type":"inlineMath"');
    expect(JSON.stringify(parseMarkdown("\\[\nx = 1\n\\]"))).toContain('"type":"math"');
  });

  it("is done with a hostile text in time", () => {
    const startedAtMs = performance.now();
    unifyMathMarks("\\(".repeat(30_000));
    unifyMathMarks("\\[".repeat(30_000));
    unifyMathMarks("`".repeat(30_000) + "\\(a\\)");
    unifyMathMarks("```\n".repeat(10_000) + "\\(");
    expect(performance.now() - startedAtMs).toBeLessThan(2000);
  });
});
