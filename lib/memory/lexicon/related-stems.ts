import type { Language } from "@/lib/memory/words/languages";
import { ENGLISH_ASKING } from "./english-asking";
import { ENGLISH_CULTURE } from "./english-culture";
import { ENGLISH_DEEDS } from "./english-deeds";
import { ENGLISH_DERIVATIONS } from "./english-derivations";
import { ENGLISH_FORMS } from "./english-forms";
import { ENGLISH_HEALTH } from "./english-health";
import { ENGLISH_HOME } from "./english-home";
import { ENGLISH_PASTIMES } from "./english-pastimes";
import { ENGLISH_PEOPLE } from "./english-people";
import { ENGLISH_SOCIETY } from "./english-society";
import { ENGLISH_SPELLINGS } from "./english-spellings";
import { ENGLISH_THINGS } from "./english-things";
import { ENGLISH_WORLD } from "./english-world";
import { GERMAN } from "./german";
import { GERMAN_FORMS } from "./german-forms";
import { GERMAN_THINGS } from "./german-things";
import { readRows, type Relation } from "./read-rows";
import { SPANISH } from "./spanish";
import { SPANISH_FORMS } from "./spanish-forms";
import { SPANISH_THINGS } from "./spanish-things";

/** Written by hand from everyday life. Only questions are widened by it: what is stored is indexed by its own words alone. */
const ROWS: Partial<Record<Language, string>> = {
  en: [
    ENGLISH_PEOPLE,
    ENGLISH_THINGS,
    ENGLISH_FORMS,
    ENGLISH_DERIVATIONS,
    ENGLISH_SPELLINGS,
    ENGLISH_DEEDS,
    ENGLISH_CULTURE,
    ENGLISH_ASKING,
    ENGLISH_HEALTH,
    ENGLISH_HOME,
    ENGLISH_SOCIETY,
    ENGLISH_WORLD,
    ENGLISH_PASTIMES,
  ].join("\n"),
  de: [GERMAN, GERMAN_THINGS, GERMAN_FORMS].join("\n"),
  es: [SPANISH, SPANISH_THINGS, SPANISH_FORMS].join("\n"),
};

const read = new Map<Language, ReadonlyMap<string, readonly Relation[]>>();
const NONE: readonly Relation[] = [];

/** Stems that may answer to a word of a question, the likeliest first. Read at the first question in a language: a quarter of a second at most, once. */
export function relatedStems(stem: string, language: Language): readonly Relation[] {
  const rows = ROWS[language];
  if (rows === undefined) return NONE;
  let relations = read.get(language);
  if (!relations) read.set(language, (relations = readRows(rows, language)));
  return relations.get(stem) ?? NONE;
}
