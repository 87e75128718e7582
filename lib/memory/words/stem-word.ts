import stemmers, { type Stemmer } from "snowball-stemmers";
import { dropMarks } from "./fold-word";
import { LANGUAGES, type Language } from "./languages";

const made = new Map<Language, Stemmer>();

function stemmerOf(language: Language): Stemmer {
  let stemmer = made.get(language);
  if (!stemmer) made.set(language, (stemmer = stemmers.newStemmer(LANGUAGES[language])));
  return stemmer;
}

/** Longer than any word of a language: a pasted token of a million letters must not cost a stemmer's time. */
const LONGEST_STEMMED = 40;
const remembered = new Map<string, string>();
const MOST_REMEMBERED = 50_000;

/** A folded word's stem by Snowball (https://snowballstem.org), without accents. Words with digits stay whole. */
export function stemWord(word: string, language: Language): string {
  if (word.length > LONGEST_STEMMED || /\p{N}/u.test(word)) return dropMarks(word).slice(0, 4 * LONGEST_STEMMED);
  const name = `${language}:${word}`;
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const stem = dropMarks(stemmerOf(language).stem(word));
  // Words of one text come again at once; emptying the whole table now and then is simpler than ageing it.
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, stem);
  return stem;
}
