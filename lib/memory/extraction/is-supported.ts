import { type Language, STOP_WORDS } from "@/lib/memory/words/languages";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";
import { blankSaidFigures } from "./blank-said-figures";
import { isSaidInAnyForm } from "./is-said-in-any-form";
import { opensNotes } from "./opening-words";
import type { SaidWords } from "./said-words";

/**
 * A true quote does not make a true claim. A note must share a word with its quote, and every name and number in it must
 * be the person's; only dates may be worked out ("tomorrow" → 2027-05-04). In scripts without capitals, and of what is
 * written small, nothing tells a name from other words.
 */
export function isSupported(content: string, quote: string, said: SaidWords): boolean {
  const quoted = termsOf(quote, said.language);
  const claimed = termsOf(content, said.language);
  if (claimed.size > 0 && ![...claimed].some((term) => quoted.has(term))) return false;
  const rest = blankSaidFigures(content, said);
  const opening = splitWords(content)[0]?.start;
  return (
    rest !== null &&
    splitWords(rest).every(({ word, start, end }) => {
      const written = content.slice(start, end);
      if (start === opening) return !/[\p{Lu}\p{Ll}]/u.test(written) || canOpen(word, said);
      return !/\p{Lu}/u.test(written) || said.words.has(word);
    })
  );
}

/** In the language of the message: a note of three words does not show its own. */
const termsOf = (text: string, language: Language): Set<string> =>
  new Set(splitWords(text).filter(({ word }) => !STOP_WORDS[language].has(word)).map(({ word }) => stemWord(word, language)));

/** A first word has a capital whatever it is: it may be a usual opening, or the person's own word in another form. */
const canOpen = (word: string, said: SaidWords): boolean => /^\p{N}/u.test(word) || opensNotes(word, said.language) || isSaidInAnyForm(word, said);
