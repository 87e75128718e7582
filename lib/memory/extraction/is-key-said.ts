import { dropMarks, foldWord } from "@/lib/memory/words/fold-word";
import { type Language, STOP_WORDS } from "@/lib/memory/words/languages";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";
import { blankSaidFigures } from "./blank-said-figures";
import { isSingleValued } from "./decide-change";
import { hasForm, indexForms, isSaidInAnyForm } from "./is-said-in-any-form";
import { numberOf } from "./read-numbers";
import type { SaidWords } from "./said-words";

/** Both halves of a compound are words: "Erdnussallergie" holds "Erdnuss". */
const SHORTEST_HALF = 4;
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };

/** Korean writes its particles on: "땅콩에" is "땅콩" with one. A single syllable begins too many words. */
const HANGUL_THING = /^\p{Script=Hangul}{2,}$/u;

/** What a thing has one of at a time. No "food" or "kind": under "allergy:food" a second allergy would replace the first. */
const PROPERTIES = new Set(["count", "model", "make", "brand", "breed", "job", "profession", "city", "address", "size", "height", "weight", "colour", "color"]);
/** What a key asks of its thing, which nobody says: "dog:name", "cat:count", "car:model", "sister:home_city". */
const isAspect = (part: string): boolean => PROPERTIES.has(part) || (!part.includes(":") && isSingleValued(part));

/**
 * True where the thing that a key with a colon names ("allergy:peanut", "dog:name") is one of which the person spoke:
 * each of its words stands in the quote, or in the note and in the message. Such a key holds one value and decides what
 * a note replaces, so a thing that is no word, or stop words alone ("taste:it"), is none. Forms of a word will do, and
 * classes will not: under "allergy:nuts" walnuts and hazelnuts were one.
 * What stands on the other side of the colon is the model's own name for a kind of note, in any language.
 */
export function isKeySaid(key: string, note: { readonly content: string; readonly quote: string }, said: SaidWords): boolean {
  const parts = key.split(":");
  if (parts.length === 1) return true;
  const isStopWord = (word: string) => STOP_WORDS.en.has(word) || STOP_WORDS[said.language].has(word);
  const thing = thingOf(parts).replaceAll("_", " ");
  const rest = blankSaidFigures(thing, said);
  if (rest === null || splitWords(thing).every(({ word }) => isStopWord(word))) return false;
  const [quoted, noted] = [formsIn(note.quote, said.language), formsIn(note.content, said.language)];
  return splitWords(rest).every(
    ({ word }) => numberOf(word) !== undefined || isStopWord(word) || quoted(word) || (noted(word) && isSaidInAnyForm(word, said)),
  );
}

const thingOf = (parts: readonly string[]): string => {
  if (!isAspect(foldWord(parts.at(-1)?.trim() ?? ""))) return parts.slice(1).join(" ");
  return parts.slice(parts.length === 2 ? 0 : 1, -1).join(" ");
};

/** Tells whether a folded word stands in a text in some form. A name stands in it as it is, but in German, which writes all nouns so. */
function formsIn(text: string, language: Language): (word: string) => boolean {
  const found = splitWords(text);
  const words = new Set(found.flatMap(({ word }) => [word, dropMarks(word), ...(language === "de" ? [word.replace(/[äöü]/gu, (vowel) => SPELLED_OUT[vowel] ?? vowel)] : [])]));
  const stems = new Set(found.map(({ word }) => stemWord(word, language)));
  const bendable = language === "de" ? [...words] : found.filter(({ start, end }) => !/\p{Lu}/u.test(text.slice(start, end))).map(({ word }) => word);
  const forms = indexForms(bendable);
  const begins = (word: string) => language === "de" && word.length >= SHORTEST_HALF && [...words].some((other) => other.startsWith(word) && other.length - word.length >= SHORTEST_HALF);
  const bearsParticle = (word: string) => HANGUL_THING.test(word) && [...words].some((other) => other.startsWith(word));
  return (word) => words.has(word) || stems.has(stemWord(word, language)) || hasForm(forms, word) || begins(word) || bearsParticle(word);
}
