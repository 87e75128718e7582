import type { Root } from "mdast";
import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmAutolinkLiteralFromMarkdown } from "mdast-util-gfm-autolink-literal";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { mathFromMarkdown } from "mdast-util-math";
import { gfmAutolinkLiteral } from "micromark-extension-gfm-autolink-literal";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import { math } from "micromark-extension-math";
import { unifyMathMarks } from "./unify-math-marks";

const WITHOUT_MATH: Options = {
  extensions: [gfmAutolinkLiteral(), gfmStrikethrough({ singleTilde: false }), gfmTable(), gfmTaskListItem()],
  mdastExtensions: [
    gfmAutolinkLiteralFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmTableFromMarkdown(),
    gfmTaskListItemFromMarkdown(),
  ],
};

const WITH_MATH: Options = {
  extensions: [...(WITHOUT_MATH.extensions ?? []), math()],
  mdastExtensions: [...(WITHOUT_MATH.mdastExtensions ?? []), mathFromMarkdown()],
};

const MAX_CHARACTERS = 60_000;
const MAX_LINE_CHARACTERS = 20_000;
const MAX_NESTED_CONTAINERS = 24;
const MAX_REPEATED_OPENERS = 400;

const DEEP_CONTAINERS = new RegExp(`^(?:[ \\t]*(?:>|[-+*]|\\d{1,9}[.)])[ \\t]?){${MAX_NESTED_CONTAINERS},}`, "m");
const REPEATED_OPENERS = new RegExp(`[[\\](<*_~!$\`]{${MAX_REPEATED_OPENERS},}`);

/**
 * Some texts are written to make a Markdown parser slow (its worst cases are quadratic). They are rare, and shown
 * as they are rather than parsed: nothing is lost but the formatting.
 */
export function isFitToParse(text: string): boolean {
  if (text.length > MAX_CHARACTERS || DEEP_CONTAINERS.test(text) || REPEATED_OPENERS.test(text)) return false;
  let lineStart = 0;
  while (lineStart < text.length) {
    const lineEnd = text.indexOf("\n", lineStart);
    const end = lineEnd === -1 ? text.length : lineEnd;
    if (end - lineStart > MAX_LINE_CHARACTERS) return false;
    lineStart = end + 1;
  }
  return true;
}

/** CommonMark with tables, task lists, strikethrough, bare links and math. Positions are offsets into `text`. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(unifyMathMarks(text), WITH_MATH);
}

/** For what looked like math and is money; see `isMoney`. */
export function parseWithoutMath(text: string): Root {
  return fromMarkdown(text, WITHOUT_MATH);
}

/**
 * Whether `$…$` is two prices and not a formula. Pandoc's rule: a formula touches its dollars
 * (no space inside), and no digit follows the closing one.
 */
export function isMoney(source: string, nextCharacter: string): boolean {
  if (!source.startsWith("$") || source.startsWith("$$")) return false;
  const inner = source.slice(1, -1);
  return /^\s|\s$/.test(inner) || /\d/.test(nextCharacter);
}
