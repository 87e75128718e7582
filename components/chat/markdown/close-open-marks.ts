import { closeInlineMarks } from "./close-inline-marks";
import { holdBackBlock } from "./hold-back-block";

const LINE_START = /^[ \t>]*(?:(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+(?:\[[ xX]\][ \t])?|#{1,6}[ \t]+)/;
const QUOTE_MARKS = /^[ \t>]*$/;
const HEADING = /^[ \t>]*#{1,6}[ \t]/;
const TABLE_ROW = /^[ \t>]*\|/;

/**
 * A Markdown text that is still coming in, as it can be shown: what is open is closed, and what might turn out to be
 * a mark waits for the character that tells. A text that ends in plain words is returned as it is.
 */
export function closeOpenMarks(text: string): string {
  const { shown, endsInFence } = holdBackBlock(text);
  if (endsInFence) return shown;
  const start = startOfLastWords(shown);
  return shown.slice(0, start) + closeInlineMarks(shown.slice(start));
}

/** Where the last paragraph, list item, heading or cell begins: marks of one never close in another. */
function startOfLastWords(text: string): number {
  const lines = text.split("\n");
  const last = lines.at(-1) ?? "";
  let start = text.length - last.length;
  if (TABLE_ROW.test(last)) return start + lastPipe(last) + 1;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] ?? "";
    if (index < lines.length - 1) {
      if (QUOTE_MARKS.test(line) || HEADING.test(line)) break;
      start -= line.length + 1;
    }
    const marks = LINE_START.exec(line);
    if (marks) return start + marks[0].length;
  }
  return start;
}

function lastPipe(row: string): number {
  let at = row.lastIndexOf("|");
  while (at > 0 && row[at - 1] === "\\") at = row.lastIndexOf("|", at - 1);
  return Math.max(at, 0);
}
