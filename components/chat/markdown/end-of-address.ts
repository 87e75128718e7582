/** Characters that an address may have and still be waited for: words written without spaces are not hidden for long. */
const LONGEST_ADDRESS = 2_000;
const LONGEST_TITLE = 80;
const DEEPEST_PARENTHESES = 32;
const TITLE_ENDS: Readonly<Record<string, string>> = { '"': '"', "'": "'", "(": ")" };
/** What a backslash can take its meaning from. */
const PUNCTUATION = /[!-/:-@[-`{-~]/;

/**
 * Where the address of a link and its title end, after the closing parenthesis; `from` is after the opening one.
 * @returns "open" while it is being written, null where no address can come of it any more and it is words
 */
export function endOfAddress(text: string, from: number): number | "open" | null {
  const start = skipSpace(text, from);
  const end = text[start] === "<" ? endOfEnclosed(text, start + 1) : endOfPlain(text, start);
  if (end === null) return null;
  const title = skipSpace(text, end);
  if (title === text.length) return isWaitedFor(text, from) ? "open" : null;
  if (text[title] === ")") return title + 1;

  const closing = TITLE_ENDS[text.charAt(title)];
  if (closing === undefined || title === end) return null;
  const titleEnd = endOfTitle(text, title + 1, closing);
  if (titleEnd === null) return null;
  const after = skipSpace(text, titleEnd);
  if (after === text.length) return "open";
  return text[after] === ")" ? after + 1 : null;
}

/** A picture that is in the text is as long as it is. */
function isWaitedFor(text: string, from: number): boolean {
  return text.length - from <= LONGEST_ADDRESS || text.startsWith("data:", from);
}

function endOfPlain(text: string, from: number): number | null {
  let depth = 0;
  for (let index = from; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (isSpace(character) || (character === ")" && depth === 0)) return depth === 0 ? index : null;
    if (character === "\\" && PUNCTUATION.test(text.charAt(index + 1))) index += 1;
    else if (character === "(" && ++depth > DEEPEST_PARENTHESES) return null;
    else if (character === ")") depth -= 1;
  }
  return text.length;
}

function endOfEnclosed(text: string, from: number): number | null {
  for (let index = from; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === ">") return index + 1;
    if (character === "<" || character === "\n") return null;
    if (character === "\\" && PUNCTUATION.test(text.charAt(index + 1))) index += 1;
  }
  return text.length;
}

function endOfTitle(text: string, from: number, closing: string): number | null {
  const last = Math.min(text.length, from + LONGEST_ADDRESS);
  for (let index = from; index < last; index += 1) {
    if (text[index] === closing) return index + 1;
    if (text[index] === "\\") index += 1;
  }
  return text.length - from <= LONGEST_TITLE ? text.length : null;
}

function skipSpace(text: string, from: number): number {
  let index = from;
  while (isSpace(text.charAt(index))) index += 1;
  return index;
}

const isSpace = (character: string) => character === " " || character === "\t" || character === "\n";
