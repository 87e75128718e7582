import { foldWord } from "./fold-word";

/** A word and where it stands in the text it came from, in UTF-16 units. */
export type Word = { readonly word: string; readonly start: number; readonly end: number };

const RUN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['\u2019\u02BC][\p{L}\p{M}]+)*/gu;
/** Scripts that write no spaces between words: cut into pairs of letters, which find whole words well. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
/** l'eau, d'accord, dell'acqua: the article is no part of the word. */
const ELISION = /^(?:l|d|j|m|t|s|n|c|qu|un|all|dall|dell|nell|sull|quest)'(?=\p{L}{2})/u;

/** All words of a text in order. Possessives and elisions fall off, unspaced scripts come as overlapping pairs. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(RUN)) {
    const start = match.index;
    let rest = start;
    for (const unspaced of match[0].matchAll(UNSPACED)) {
      const from = start + unspaced.index;
      pushWord(words, text.slice(rest, from), rest);
      pushPairs(words, unspaced[0], from);
      rest = from + unspaced[0].length;
    }
    pushWord(words, text.slice(rest, start + match[0].length), rest);
  }
  return words;
}

function pushWord(words: Word[], written: string, start: number): void {
  if (written === "") return;
  const folded = foldWord(written).replace(/[\u2019\u02BC]/g, "'").replace(/'s$/u, "").replace(ELISION, "");
  // A compatibility form can unfold into several words (U+FDFA is a sentence).
  for (const word of folded.split(/\s+/u)) if (word !== "") words.push({ word, start, end: start + written.length });
}

function pushPairs(words: Word[], run: string, start: number): void {
  const letters = [...run];
  let at = start;
  for (const [index, letter] of letters.entries()) {
    const next = letters[index + 1];
    if (next !== undefined) words.push({ word: foldWord(letter + next), start: at, end: at + letter.length + next.length });
    // Single Han letters are words of their own often enough to be asked for alone.
    if (letters.length === 1 || /\p{Script=Han}/u.test(letter)) words.push({ word: foldWord(letter), start: at, end: at + letter.length });
    at += letter.length;
  }
}
