import { isMoney } from "./parse-markdown";

/** A run of `*`, `_` or `~` that opened something; `at` is where it stands in what is shown. */
type Opener = { mark: string; length: number; at: number; canClose: boolean };

const SPECIAL = /[\\`$![\]<*_~]/g;
const MOST_OPENERS = 60;
const LONGEST_ADDRESS = 2_000;
const LONGEST_FORMULA = 2_000;
const LONGEST_HELD_BACK = 80;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** A line break, an address, or HTML that is shown as the characters it is. */
const HALF_A_TAG = /^<(?:\/?[a-z]{0,10}|br\s*\/?)$/i;
const HALF_AN_ADDRESS = /^<(?:https?|mailto):[^\s<>]*$/i;
const ADDRESS = /^<[a-z][a-z\d+.-]*:[^\s<>]*>/i;
const PRICE = /^[\d.,]+[\s!?;:)\]%kKmMbB-]/;
const PROSE = /(?:^|\s)[A-Za-z]{3,}\s+[A-Za-z]{2,}\s/;

/**
 * Closes what is still open at the end of a paragraph, a list item or a cell that is coming in, and keeps back what
 * cannot be shown yet, so that no mark is ever seen that turns out to be none of the words. Every character is looked
 * at a bounded number of times.
 */
export function closeInlineMarks(text: string): string {
  const brackets = matchBrackets(text);
  const codeEnds = endsOfCode(text);
  const openers: Opener[] = [];
  /** Where a label ends: what is to stand there, and where to go on. */
  const labelEnds = new Map<number, { shown: string; next: number }>();
  let shown = "";
  let position = 0;
  const finish = (rest = "") => closeAll(shown + rest, openers);

  while (position < text.length) {
    SPECIAL.lastIndex = position;
    const found = SPECIAL.exec(text);
    const special = found ? found.index : text.length;
    shown += text.slice(position, special);
    position = special;
    const mark = text[position];
    if (mark === undefined) break;
    const take = (end: number) => {
      shown += text.slice(position, end);
      position = end;
    };

    switch (mark) {
      case "\\": {
        const opening = text[position + 1];
        if (opening === undefined) return finish();
        if (opening !== "(" && opening !== "[") {
          take(position + 2);
          break;
        }
        const closing = opening === "(" ? "\\)" : "\\]";
        const ahead = text.slice(position + 2, position + 2 + LONGEST_FORMULA);
        const end = ahead.indexOf(closing);
        const formula = end === -1 ? ahead : ahead.slice(0, end);
        const isFormula = !formula.includes("$") && !(opening === "(" && formula.includes("\n"));
        if (end !== -1 || !isFormula || ahead.length === LONGEST_FORMULA) take(position + 2 + (isFormula && end !== -1 ? end + 2 : 0));
        else return formula.replace(/\\$/, "").trim() === "" ? finish() : finish(closeFormula(text.slice(position).replace(/\\$/, ""), closing));
        break;
      }
      case "`": {
        const run = runLength(text, position);
        const end = codeEnds.get(position);
        if (end !== undefined) {
          take(end);
          break;
        }
        const code = text.slice(position).replace(/[\s`]*$/, "");
        return code === "" ? finish() : finish(code + "`".repeat(run));
      }
      case "$": {
        const isDouble = text[position + 1] === "$";
        const end = text.indexOf(isDouble ? "$$" : "$", position + (isDouble ? 2 : 1));
        const rest = text.slice(position + (isDouble ? 2 : 1));
        if (end !== -1) {
          const after = end + (isDouble ? 2 : 1);
          take(!isDouble && isMoney(text.slice(position, after), text[after] ?? "") ? position + 1 : after);
        } else if (isDouble) {
          return rest.replace(/\$$/, "").trim() === "" ? finish() : finish(closeFormula(text.slice(position).replace(/([^$])\$$/, "$1"), "$$"));
        } else if (mayBeFormula(rest)) return finish();
        else take(position + 1);
        break;
      }
      case "!": {
        if (text[position + 1] !== "[") {
          take(position + 1);
          break;
        }
        const end = brackets.get(position + 1);
        if (end === undefined || end === text.length - 1) return finish();
        const addressEnd = text[end + 1] === "(" ? endOfAddress(text, end + 2) : null;
        if (text[end + 1] === "(" && addressEnd === null) return finish();
        take(addressEnd ?? position + 1);
        break;
      }
      case "[": {
        const end = brackets.get(position);
        const isLink = end !== undefined && text[end + 1] === "(";
        const addressEnd = isLink ? endOfAddress(text, end + 2) : null;
        if (end === undefined || end === text.length - 1 || (isLink && addressEnd === null)) {
          if (end !== undefined) labelEnds.set(end, { shown: "", next: text.length });
          position += 1;
        } else {
          if (addressEnd !== null) labelEnds.set(end, { shown: text.slice(end, addressEnd), next: addressEnd });
          take(position + 1);
        }
        break;
      }
      case "]": {
        const end = labelEnds.get(position);
        if (end) {
          shown += end.shown;
          position = end.next;
        } else take(position + 1);
        break;
      }
      case "<": {
        const rest = text.slice(position, position + LONGEST_ADDRESS);
        if (HALF_A_TAG.test(rest)) return finish();
        const address = ADDRESS.exec(rest);
        if (address) take(position + address[0].length);
        else if (HALF_AN_ADDRESS.test(rest)) position += 1;
        else take(position + 1);
        break;
      }
      default: {
        const run = runLength(text, position);
        // What it opens or closes is known when the next character comes.
        if (position + run === text.length) return finish();
        weigh(text, position, run, shown.length, openers);
        take(position + run);
      }
    }
  }
  return finish();
}

/** Lets a run close what it can, and open what then is left of it, by the rules of CommonMark. */
function weigh(text: string, position: number, run: number, at: number, openers: Opener[]): void {
  const mark = text.charAt(position);
  const [before, after] = [text.charAt(position - 1), text.charAt(position + run)];
  const isLeft = isInk(after) && (!PUNCTUATION.test(after) || !isInk(before) || PUNCTUATION.test(before));
  const isRight = isInk(before) && (!PUNCTUATION.test(before) || !isInk(after) || PUNCTUATION.test(after));
  if (mark === "~" && run !== 2) return;
  const canOpen = mark === "_" ? isLeft && (!isRight || PUNCTUATION.test(before)) : isLeft;
  const canClose = mark === "_" ? isRight && (!isLeft || PUNCTUATION.test(after)) : isRight;

  let left = run;
  while (canClose && left > 0) {
    const index = openers.findLastIndex((opener) => opener.mark === mark && !isOddPair(opener, run, canOpen));
    const opener = openers[index];
    if (!opener) break;
    openers.length = index + 1;
    const used = left >= 2 && opener.length >= 2 ? 2 : 1;
    left -= used;
    opener.length -= used;
    if (opener.length === 0) openers.pop();
  }
  if (canOpen && left > 0) openers.push({ mark, length: left, at: at + run - left, canClose });
  if (openers.length > MOST_OPENERS) openers.shift();
}

/** Runs that could go either way do not pair where their lengths add up to a multiple of three. */
function isOddPair(opener: Opener, run: number, canOpen: boolean): boolean {
  return opener.mark !== "~" && (opener.canClose || canOpen) && (opener.length + run) % 3 === 0 && (opener.length % 3 !== 0 || run % 3 !== 0);
}

function closeAll(shown: string, openers: Opener[]): string {
  let closed = shown;
  for (let last = openers.at(-1); last && last.at + last.length >= closed.trimEnd().length; last = openers.at(-1)) {
    closed = closed.slice(0, last.at);
    openers.pop();
  }
  if (openers.length === 0) return closed;
  // Marks close only where they touch a word.
  return closed.trimEnd() + openers.toReversed().map(({ mark, length }) => mark.repeat(length)).join("");
}

const isInk = (character: string) => character !== "" && !/\s/.test(character);

const closeFormula = (formula: string, closing: string) => (formula.includes("\n") ? `${formula.trimEnd()}\n${closing}` : formula + closing);

/** A single dollar opens a formula or names a price; which of them, the next few characters tell. */
function mayBeFormula(rest: string): boolean {
  return rest === "" || (rest.length <= LONGEST_HELD_BACK && !/^\s|\n/.test(rest) && !PRICE.test(rest) && !PROSE.test(rest));
}

function runLength(text: string, from: number): number {
  let end = from + 1;
  while (text[end] === text[from]) end += 1;
  return end - from;
}

/** For each bracket that opens, the one that closes it. */
function matchBrackets(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === "[") open.push(index);
    else if (text[index] === "]") {
      const opening = open.pop();
      if (opening !== undefined) pairs.set(opening, index);
    }
  }
  return pairs;
}

/** For each run of backticks that opens code, where that code ends: after the next run that is just as long. */
function endsOfCode(text: string): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  const openings = new Map<number, number>();
  for (const run of text.matchAll(/`+/g)) {
    const opening = openings.get(run[0].length);
    if (opening !== undefined) ends.set(opening, run.index + run[0].length);
    openings.set(run[0].length, run.index);
  }
  return ends;
}

/** Where the address of a link ends, after its closing parenthesis; null while it is being written. */
function endOfAddress(text: string, from: number): number | null {
  let depth = 1;
  for (let index = from; index < Math.min(text.length, from + LONGEST_ADDRESS); index += 1) {
    if (text[index] === "\\") index += 1;
    else if (text[index] === "(") depth += 1;
    else if (text[index] === ")" && --depth === 0) return index + 1;
  }
  return null;
}
