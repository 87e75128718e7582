import { STOP_WORDS } from "@/lib/memory/words/languages";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";
import type { Dialog } from "./locomo";

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

const termsOf = (text: string) => splitWords(text).flatMap(({ word }) => (STOP_WORDS.en.has(word) ? [] : [stemWord(word, "en")]));

/** Plain BM25 over single utterances, stemmed, without stop words and without context: what any search engine would find. */
export function plainBm25(dialog: Dialog): (question: string) => string[] {
  const documents = dialog.sessions.flat().map(({ id, text }) => {
    const terms = termsOf(text);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    return { id, counts, length: terms.length };
  });
  const averageLength = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  return (question) => {
    const terms = [...new Set(termsOf(question))].map((term) => {
      const found = documents.filter(({ counts }) => counts.has(term)).length;
      return { term, weight: Math.log(1 + (documents.length - found + 0.5) / (found + 0.5)) };
    });
    const scored = documents.map(({ id, counts, length }) => {
      const norm = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / averageLength);
      const score = terms.reduce((sum, { term, weight }) => {
        const frequency = counts.get(term) ?? 0;
        return sum + (weight * frequency * (SATURATION + 1)) / (frequency + norm);
      }, 0);
      return { id, score };
    });
    return scored.filter(({ score }) => score > 0).toSorted((first, second) => second.score - first.score).slice(0, 50).map(({ id }) => id);
  };
}
