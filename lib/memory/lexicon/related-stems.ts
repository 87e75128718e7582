import { setImmediate as nextTurnOfTheLoop } from "node:timers/promises";
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
import { singleton } from "@/lib/singleton";
import { readingRows, readRows, type Relation, type Relations } from "./read-rows";
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

const read = () => singleton("memory-lexicon", () => new Map<Language, Relations>());
const NONE: readonly Relation[] = [];

/**
 * Stems that may answer to a word of a question, the likeliest first. A language that has not been read by then is read
 * now, which takes up to a quarter of a second: `readLexicon` does it before.
 */
export function relatedStems(stem: string, language: Language): readonly Relation[] {
  const rows = ROWS[language];
  if (rows === undefined) return NONE;
  let relations = read().get(language);
  if (!relations) read().set(language, (relations = readRows(rows, language)));
  return relations.get(stem) ?? NONE;
}

const LONGEST_RUN_MS = 4;

/** Reads all languages, a little at a time, so that neither a request meanwhile nor the first question has to wait for it. */
export async function readLexicon(): Promise<void> {
  for (const [language, rows] of Object.entries(ROWS) as [Language, string][]) {
    if (read().has(language)) continue;
    const reading = readingRows(rows, language);
    let step = reading.next();
    for (let pausedAtMs = performance.now(); !step.done; step = reading.next()) {
      if (performance.now() - pausedAtMs < LONGEST_RUN_MS) continue;
      await nextTurnOfTheLoop();
      pausedAtMs = performance.now();
    }
    read().set(language, step.value);
  }
}
