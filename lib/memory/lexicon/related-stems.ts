import type { Language } from "@/lib/memory/words/languages";
import { ENGLISH_CULTURE } from "./english-culture";
import { ENGLISH_DEEDS } from "./english-deeds";
import { ENGLISH_FORMS } from "./english-forms";
import { ENGLISH_PEOPLE } from "./english-people";
import { ENGLISH_THINGS } from "./english-things";
import { GERMAN } from "./german";
import { readRows, type Relation } from "./read-rows";
import { SPANISH } from "./spanish";

/** Written by hand from everyday life. Only questions are widened by it: what is stored is indexed by its own words alone. */
const ROWS: Partial<Record<Language, string>> = {
  en: [ENGLISH_PEOPLE, ENGLISH_THINGS, ENGLISH_FORMS, ENGLISH_DEEDS, ENGLISH_CULTURE].join("\n"),
  de: GERMAN,
  es: SPANISH,
};

const read = new Map<Language, ReadonlyMap<string, readonly Relation[]>>();
const NONE: readonly Relation[] = [];

/** Stems that may answer to a word of a question, the likeliest first. Read at the first question in a language: some milliseconds, once. */
export function relatedStems(stem: string, language: Language): readonly Relation[] {
  const rows = ROWS[language];
  if (rows === undefined) return NONE;
  let relations = read.get(language);
  if (!relations) read.set(language, (relations = readRows(rows, language)));
  return relations.get(stem) ?? NONE;
}
