import { guessLanguage, type Language, STOP_WORDS } from "@/lib/memory/words/languages";
import { splitSentences } from "@/lib/memory/words/split-sentences";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";

/** More of one message is not weighed: a pasted book has its point in its first pages or nowhere that counting finds it. */
const LONGEST_READ = 20_000;
const CODE = /```[\s\S]*?(?:```|$)/g;
/** What Markdown puts before a line, and rows of tables. */
const LINE_MARK = /^(?:\s*(?:[-*+>]|#{1,6}|\d{1,3}[.)])\s+)+/u;
const TABLE_ROW = /^\s*\|/;

/** A sentence as the summary may take it: `text` stands in its message letter by letter. */
export type WeighedSentence = {
  readonly text: string;
  readonly isQuestion: boolean;
  readonly hasNumber: boolean;
  readonly hasName: boolean;
  /** Words that say something, each once. */
  readonly terms: ReadonlySet<string>;
  readonly weight: number;
};

type Unweighed = Omit<WeighedSentence, "weight">;

/** Sentences of a text in order, without code, tables and the marks of Markdown. */
function readSentences(text: string): Unweighed[] {
  const read = text.slice(0, LONGEST_READ).toWellFormed().replace(CODE, (code) => " ".repeat(code.length));
  const language = guessLanguage(splitWords(read.slice(0, 5_000)).map(({ word }) => word));
  return splitSentences(read).flatMap(({ text: written, isQuestion }) => {
    if (TABLE_ROW.test(written)) return [];
    const sentence = written.replace(LINE_MARK, "");
    const terms = termsOf(sentence, language);
    // Where code was taken out of its middle it does not stand in the text as it is.
    if (!/[\p{L}\p{N}]/u.test(sentence) || !text.includes(sentence)) return [];
    return [{ text: sentence, isQuestion, terms, hasNumber: /\p{Nd}/u.test(sentence), hasName: hasName(sentence, language) }];
  });
}

function termsOf(sentence: string, language: Language): Set<string> {
  return new Set(splitWords(sentence).flatMap(({ word }) => (STOP_WORDS[language].has(word) ? [] : [stemWord(word, language)])));
}

/** A capital inside a sentence. German gives one to every noun, so there it says nothing. */
const hasName = (sentence: string, language: Language): boolean => language !== "de" && /[\p{Ll}\p{N},;:]\s+\p{Lu}\p{L}+/u.test(sentence);

/**
 * Weighs the sentences of several texts against each other: the mean probability of their words (SumBasic, Nenkova and
 * Vanderwende 2005), raised for figures, names and statements, and lowered for what is too short to say much. No word
 * list of any language takes part but stop words, so it works in all of them. The same texts give the same weights.
 * @returns for each text its sentences, in order
 */
export function weighSentences(texts: readonly string[]): WeighedSentence[][] {
  const read = texts.map(readSentences);
  const counts = new Map<string, number>();
  let total = 0;
  for (const { terms } of read.flat()) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    total += terms.size;
  }
  return read.map((sentences) => sentences.map((sentence) => ({ ...sentence, weight: weigh(sentence, counts, total) })));
}

/** With so many words of its own a sentence says something. */
const ENOUGH_TERMS = 5;

function weigh({ terms, isQuestion, hasNumber, hasName: isNamed }: Unweighed, counts: ReadonlyMap<string, number>, total: number): number {
  if (terms.size === 0) return 0;
  const mean = [...terms].reduce((sum, term) => sum + (counts.get(term) ?? 0) / total, 0) / terms.size;
  const fullness = Math.min(1, terms.size / ENOUGH_TERMS);
  return fullness * (1 + mean * 10) * (1 + (hasNumber ? 0.5 : 0) + (isNamed ? 0.3 : 0)) * (isQuestion ? 0.6 : 1);
}
