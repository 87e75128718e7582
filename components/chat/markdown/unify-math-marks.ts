import { endsOfCode } from "./ends-of-code";

const LONGEST_FORMULA = 2_000;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Many models write formulas between `\(` `\)` and `\[` `\]`, which Markdown reads as escaped brackets. Both become
 * `$$`, which is just as long: offsets into the text, by which memory notes find their words, stay right. Code is
 * left alone. Every character is looked at a bounded number of times, whatever the text.
 */
export function unifyMathMarks(text: string): string {
  if (!text.includes("\\(") && !text.includes("\\[")) return text;
  const closings = { "(": finder(text, "\\)"), "[": finder(text, "\\]") };
  const codeEnds = endsOfCode(text);
  const pieces: string[] = [];
  let copiedTo = 0;
  let position = 0;
  while (position < text.length) {
    const isLineStart = position === 0 || text[position - 1] === "\n";
    const fenceEnd = isLineStart ? endOfFence(text, position) : null;
    if (fenceEnd !== null) {
      position = fenceEnd;
      continue;
    }
    const character = text[position];
    if (character === "`") position = codeEnds.get(position) ?? afterRun(text, position);
    else if (character === "\\") {
      const opening = text[position + 1];
      const end = opening === "(" || opening === "[" ? closings[opening](position + 2) : null;
      const formula = end === null ? null : text.slice(position + 2, end);
      if (formula !== null && end !== null && isFormula(formula, opening === "(")) {
        pieces.push(text.slice(copiedTo, position), "$$", formula, "$$");
        position = end + 2;
        copiedTo = position;
      } else position += 2;
    } else position += 1;
  }
  return [...pieces, text.slice(copiedTo)].join("");
}

const isFormula = (formula: string, isInline: boolean) => formula.trim() !== "" && !formula.includes("$") && !(isInline && formula.includes("\n"));

/** Looks for the next `mark` at or after a position, near enough; asked with growing positions, it reads the text once. */
function finder(text: string, mark: string): (from: number) => number | null {
  let next = -1;
  return (from) => {
    if (next !== Infinity && next < from) {
      const found = text.indexOf(mark, from);
      next = found === -1 ? Infinity : found;
    }
    return next - from <= LONGEST_FORMULA ? next : null;
  };
}

/** Where a fenced block that opens on this line ends: after its closing fence, or with the text while it is being written. */
function endOfFence(text: string, lineStart: number): number | null {
  const fence = FENCE.exec(text.slice(lineStart, lineStart + 80))?.[1];
  if (!fence) return null;
  let line = nextLine(text, lineStart);
  while (line < text.length) {
    const closing = FENCE.exec(text.slice(line, line + 80))?.[1];
    const after = nextLine(text, line);
    if (closing && closing[0] === fence[0] && closing.length >= fence.length) return after;
    line = after;
  }
  return text.length;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
}

function afterRun(text: string, from: number): number {
  let end = from;
  while (text[end] === "`") end += 1;
  return end;
}
