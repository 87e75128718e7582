import { endOfAddress } from "./end-of-address";
import { endsOfCode } from "./ends-of-code";
import { isMoney } from "./parse-markdown";

/** A run of `*`, `_` or `~` that opened something; `at` is where it stands in what is shown. */
type Opener = { mark: string; length: number; at: number; canClose: boolean };

const SPECIAL = /[\\`$![\]<*_~]/g;
const MOST_OPENERS = 60;
const LONGEST_ADDRESS = 2_000;
const LONGEST_FORMULA = 2_000;
const LONGEST_HELD_BACK = 80;
const LONGEST_LABEL = 120;
const BLANK_OR_TICK = /[\s`]/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/** A line break, an address, or HTML that is shown as the characters it is. */
const HALF_A_TAG = /^<(?:\/?[a-z]{0,10}|br\s*\/?)$/i;
const HALF_AN_ADDRESS = /^<(?:https?|mailto):[^\s<>]*$/i;
const ADDRESS = /^<[a-z][a-z\d+.-]*:[^\s<>]*>/i;
const PRICE = /^[\d.,]+[\s!?;:)\]%kKmMbB-]/;
const PROSE = /(?:^|\s)[A-Za-z]{3,}\s+[A-Za-z]{2,}\s/;
/** What follows dollars that are the last of their words. */
const AFTER_DOLLARS = /^(?:[)\],;:!?]|\.(?:\s|$))/;
const FORMULA_WORDS = /\\[a-z]+\s?\{[^{}]*\}?/g;
const FORMULA_MARK = /[\\^_=]/;
/** A parenthesis that closes none of its own: `[0, 1)`. */
const STRAY_PARENTHESIS = /^[^()]*\)/;

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
        // From the end: a search from the front takes as long as the square of the spaces.
        let last = text.length;
        while (last > position && BLANK_OR_TICK.test(text.charAt(last - 1))) last -= 1;
        return last === position ? finish() : finish(text.slice(position, last) + "`".repeat(run));
      }
      case "$": {
        const dollars = runLength(text, position);
        if (dollars > 2) {
          take(position + dollars);
          break;
        }
        const isDouble = dollars === 2;
        const end = text.indexOf(isDouble ? "$$" : "$", position + (isDouble ? 2 : 1));
        const rest = text.slice(position + (isDouble ? 2 : 1));
        if (end !== -1) {
          const after = end + (isDouble ? 2 : 1);
          take(!isDouble && isMoney(text.slice(position, after), text[after] ?? "") ? position + 1 : after);
        } else if (isDouble) {
          if (!mayBeLongFormula(rest)) {
            take(position + 2);
            break;
          }
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
        const address = end !== undefined && text[end + 1] === "(" ? endOfAddress(text, end + 2) : null;
        if (address === "open" || mayBeLabel(text, position + 1, end)) return finish();
        take(address ?? position + 1);
        break;
      }
      case "[": {
        const end = brackets.get(position);
        const address = end !== undefined && text[end + 1] === "(" ? endOfAddress(text, end + 2) : null;
        if (address === "open" || mayBeLabel(text, position, end)) {
          if (end !== undefined) labelEnds.set(end, { shown: "", next: text.length });
          position += 1;
        } else {
          if (end !== undefined && address !== null) labelEnds.set(end, { shown: text.slice(end, address), next: address });
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
  return rest === "" || (rest.length <= LONGEST_HELD_BACK && !/^\s|\n/.test(rest) && !AFTER_DOLLARS.test(rest) && !PRICE.test(rest) && !PROSE.test(rest));
}

/** Two dollars open a formula or stand for themselves; words without spaces only tell by what no formula is without. */
function mayBeLongFormula(rest: string): boolean {
  if (rest.length > LONGEST_FORMULA || AFTER_DOLLARS.test(rest) || PROSE.test(rest.replace(FORMULA_WORDS, "x"))) return false;
  return rest.length <= LONGEST_HELD_BACK || FORMULA_MARK.test(rest);
}

/** Whether a bracket may still become that of a link: its label is being written, or has ended with the last character. */
function mayBeLabel(text: string, opening: number, closing: number | undefined): boolean {
  if (closing !== undefined && closing < text.length - 1) return false;
  return text.length - opening <= LONGEST_LABEL && !STRAY_PARENTHESIS.test(text.slice(opening));
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
