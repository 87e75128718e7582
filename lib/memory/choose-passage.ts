import { splitWords } from "./words/split-words";

/** Enough of a word to find its other forms too. */
const STEM_CHARACTERS = 5;
const SHORTEST_WORD = 3;
const MOST_WORDS = 40;
const MOST_PLACES = 400;

/**
 * The stretch of a long text that says most about a question: the window that holds most of the question's different
 * words, cut at spaces, with an ellipsis where something was left out. Words are compared by their beginnings, which is
 * coarse and fast: this runs before the first word of a reply.
 * @param most characters (UTF-16) of the answer
 */
export function choosePassage(text: string, question: string, most: number): string {
  if (text.length <= most) return text;
  const places = placesOf(text.toLowerCase(), wordsOf(question));
  const start = bestStart(places, most);
  return cut(text, start, most);
}

function wordsOf(question: string): string[] {
  const beginnings = splitWords(question.slice(0, 4_000).toLowerCase())
    .map(({ word }) => word)
    .filter((word) => word.length >= SHORTEST_WORD)
    .map((word) => word.slice(0, STEM_CHARACTERS));
  return [...new Set(beginnings)].toSorted((a, b) => b.length - a.length).slice(0, MOST_WORDS);
}

type Place = { readonly at: number; readonly word: number };

function placesOf(text: string, words: readonly string[]): Place[] {
  const places: Place[] = [];
  for (const [word, beginning] of words.entries()) {
    let count = 0;
    for (let at = text.indexOf(beginning); at !== -1 && count < MOST_PLACES / words.length; at = text.indexOf(beginning, at + 1)) {
      places.push({ at, word });
      count += 1;
    }
  }
  return places.toSorted((a, b) => a.at - b.at);
}

/** Where a window begins that holds the most different words: two pointers over the places, each passed once. */
function bestStart(places: readonly Place[], width: number): number {
  const held = new Map<number, number>();
  let [best, bestCount, first] = [0, 0, 0];
  for (const { at, word } of places) {
    held.set(word, (held.get(word) ?? 0) + 1);
    for (let oldest = places[first]; oldest && at - oldest.at > width * 0.8; oldest = places[first]) {
      const left = (held.get(oldest.word) ?? 1) - 1;
      if (left === 0) held.delete(oldest.word);
      else held.set(oldest.word, left);
      first += 1;
    }
    if (held.size > bestCount) {
      bestCount = held.size;
      best = Math.max(0, (places[first]?.at ?? 0) - Math.floor(width * 0.15));
    }
  }
  return best;
}

/** Where a language writes no spaces, a cut lies wherever it falls, but never inside a character. */
function cut(text: string, start: number, most: number): string {
  const room = most - 2;
  const from = start === 0 ? 0 : afterSpace(text, start);
  const isLast = from + room >= text.length;
  const end = isLast ? text.length : beforeSpace(text, from + room, from);
  return `${from > 0 ? "…" : ""}${text.slice(from, end).trim().toWellFormed()}${isLast ? "" : "…"}`;
}

function afterSpace(text: string, position: number): number {
  const space = text.slice(position, position + 30).search(/\s/);
  return space === -1 ? position : position + space + 1;
}

function beforeSpace(text: string, position: number, least: number): number {
  const space = text.lastIndexOf(" ", position);
  return space > Math.max(least, position - 30) ? space : position;
}
