import { guessLanguage, STOP_WORDS } from "./languages";
import { splitSentences } from "./split-sentences";
import { splitWords } from "./split-words";
import { stemWord } from "./stem-word";

/** How often a term stands in statements and in questions. */
export type TermCount = { statements: number; questions: number };
/** A text as the search sees it. `words` are those its terms are the stems of, each once; `length` counts all, without stop words. */
export type AnalysedText = { readonly terms: ReadonlyMap<string, TermCount>; readonly words: ReadonlySet<string>; readonly length: number };

/** Terms of a text to be found later: stop words left out, each word stemmed in the language of the text. */
export function analyseText(text: string): AnalysedText {
  const language = guessLanguage(splitWords(text.slice(0, 5_000)).map(({ word }) => word));
  const terms = new Map<string, TermCount>();
  const words = new Set<string>();
  let length = 0;
  for (const sentence of splitSentences(text)) {
    for (const { word } of splitWords(sentence.text)) {
      if (STOP_WORDS[language].has(word)) continue;
      const term = stemWord(word, language);
      const count = terms.get(term) ?? { statements: 0, questions: 0 };
      if (sentence.isQuestion) count.questions += 1;
      else count.statements += 1;
      terms.set(term, count);
      words.add(word);
      length += 1;
    }
  }
  return { terms, words, length };
}
