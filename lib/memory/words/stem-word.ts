import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import english from "wink-porter2-stemmer";
import { dropMarks } from "./fold-word";
import type { Language } from "./languages";

/** English from a package of its own: the other's is the older of Porter's two. */
const STEMMERS: Readonly<Record<Language, (word: string) => string>> = { en: english, de: german, fr: french, es: spanish, pt: portuguese, it: italian, nl: dutch, ru: russian };

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
  const stem = dropMarks(STEMMERS[language](word));
  // Words of one text come again at once; emptying the whole table now and then is simpler than ageing it.
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(name, stem);
  return stem;
}
