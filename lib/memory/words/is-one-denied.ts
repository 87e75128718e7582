import { guessLanguage, type Language } from "@/lib/memory/words/languages";
import { splitWords } from "@/lib/memory/words/split-words";

/** Words that deny, in the languages with stop words: those are left out where two notes are compared, and "no" is one of them. */
const DENIALS = new Set(
  (
    "not no never cannot dont doesnt isnt stopped quit anymore dislikes nicht nie niemals kein keine keinen keinem keiner keines " +
    "ne pas jamais aucun aucune sans nunca jamás sin não sem non niet nooit geen не нет никогда без"
  ).split(" "),
);
/** "No Porto" is "in Porto", "een pas" a passport, and "ne ha due" is "has two of them". */
const ANOTHER_WORD_IN: ReadonlyMap<string, Language> = new Map([["no", "pt"], ["pas", "nl"], ["ne", "it"]]);
/** Before a vowel: "n'aime plus". The word splitter takes it off. */
const ELIDED_NE = /(?<!\p{L})n['\u2019\u02BC]\p{L}/iu;

/** True where one of two notes denies something and the other does not. They are read together: a short note does not show its language. */
export function isOneDenied(first: string, second: string): boolean {
  const language = guessLanguage([first, second].flatMap((text) => splitWords(text).map(({ word }) => word)));
  return isDenied(first, language) !== isDenied(second, language);
}

/** True for a text in which a word denies something. */
export const isDenied = (text: string, language: Language): boolean =>
  ELIDED_NE.test(text) || splitWords(text).some(({ word }) => word.endsWith("n't") || isDenial(word, language));

const isDenial = (word: string, language: Language): boolean => DENIALS.has(word) && ANOTHER_WORD_IN.get(word) !== language;

/**
 * The words of what a value denies: of "not Madrid" Madrid. Null where it names what is, and where it denies without a
 * word for what ("no").
 * @param content the note it belongs to, which shows the language
 */
export function whatIsDenied(value: string, content: string): readonly string[] | null {
  const [first, ...denied] = splitWords(value).map(({ word }) => word);
  if (first === undefined || denied.length === 0) return null;
  return isDenial(first, guessLanguage(splitWords(content).map(({ word }) => word))) ? denied : null;
}
