import { guessLanguage, LANGUAGES, STOP_WORDS, type Language } from "./languages";
import { splitSentences } from "./split-sentences";
import { splitWords } from "./split-words";
import { stemWord } from "./stem-word";

/** How often a term stands in statements and in questions. */
export type TermCount = { statements: number; questions: number };
/** A text as the search sees it. `length` counts its words without stop words. */
export type AnalysedText = { readonly terms: ReadonlyMap<string, TermCount>; readonly length: number };

/** Terms of a text to be found later: stop words left out, each word stemmed in the language of the text. */
export function analyseText(text: string): AnalysedText {
  const language = guessLanguage(splitWords(text.slice(0, 5_000)).map(({ word }) => word));
  const terms = new Map<string, TermCount>();
  let length = 0;
  for (const sentence of splitSentences(text)) {
    for (const { word } of splitWords(sentence.text)) {
      if (STOP_WORDS[language].has(word)) continue;
      const term = stemWord(word, language);
      const count = terms.get(term) ?? { statements: 0, questions: 0 };
      if (sentence.isQuestion) count.questions += 1;
      else count.statements += 1;
      terms.set(term, count);
      length += 1;
    }
  }
  return { terms, length };
}

/** One thing asked for: any of its forms counts, once. */
export type QueryTerm = { readonly forms: readonly string[]; readonly weight: number };

/** Words that only frame a question. They may matter, but less than what is asked about. */
const FRAMING = new Set(
  "kind kinds type types sort mention mentioned say said tell told know remember recall ask asked think like thing things something anything happen happened please give name many much long often ever".split(" "),
);
const FRAMING_WEIGHT = 0.4;
const MOST_QUERY_TERMS = 48;

/**
 * What a question asks for. A short question rarely shows its language, so each word comes in the stems of
 * all languages it is no stop word of: "Hunde" finds what was written in German though the question has no
 * other German word.
 */
export function analyseQuery(text: string): QueryTerm[] {
  const words = splitWords(text).map(({ word }) => word);
  const language = guessLanguage(words);
  const seen = new Map<string, QueryTerm>();
  for (const word of words) {
    if (STOP_WORDS[language].has(word)) continue;
    const first = stemWord(word, language);
    if (seen.has(first)) continue;
    const others = (Object.keys(LANGUAGES) as Language[]).filter((other) => !STOP_WORDS[other].has(word));
    const forms = [...new Set([first, ...others.map((other) => stemWord(word, other))])];
    seen.set(first, { forms, weight: FRAMING.has(word) ? FRAMING_WEIGHT : 1 });
    if (seen.size >= MOST_QUERY_TERMS) break;
  }
  return [...seen.values()];
}
