import { guessLanguage, type Language } from "@/lib/memory/words/languages";
import { monthOf } from "@/lib/memory/words/month-names";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";
import { type FormIndex, indexForms } from "./is-said-in-any-form";
import { readNumbers } from "./read-numbers";
import { type TimeUnit, timeUnitOf } from "./time-words";

/** What stands in a person's own words, as far as it decides what a note may claim. */
export type SaidWords = {
  readonly language: Language;
  readonly saidAt: Date;
  readonly words: ReadonlySet<string>;
  /** Stems of the words written small: a verb stands in a note in another form. */
  readonly stems: ReadonlySet<string>;
  /** The words, and of them those that are no names: without a capital in the middle of a sentence. */
  readonly forms: FormIndex;
  readonly plainForms: FormIndex;
  readonly numbers: ReadonlySet<string>;
  readonly months: ReadonlySet<number>;
  /** Days named without a month: "until the 15th". */
  readonly days: ReadonlySet<number>;
  /** How far from the day of the message a date may lie that is worked out from "tomorrow" and the like; 0 without such words. */
  readonly reachInDays: number;
};

const LONGEST_GUESSED = 5_000;
const isCapital = (written: string): boolean => /^\p{Lu}/u.test(written);
/** What stands before a word that does not begin its sentence. */
const MID_SENTENCE = /[\p{L}\p{N},]\s$/u;
const NUMERIC_DATE = /(?<!\d)(\d{1,2})[./-](\d{1,2})(?!\d)/gu;
const DAY_ALONE = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|º)(?!\p{L})|(?<!\p{L})(?:am|zum|den|dem|el|día|le|il) (\d{1,2})(?![\d:])/giu;
/** A day and how many of them a word reaches without a number beside it: "in the week after next" is near, "years ago" is not. */
const REACH: Readonly<Record<TimeUnit, readonly [days: number, count: number]>> = { day: [1, 31], week: [7, 8], month: [31, 14], year: [366, 120] };
const LARGEST_COUNT = 999;

/** Reads a person's own words once, for all that is claimed of them. */
export function readSaidWords(own: string, saidAt: Date): SaidWords {
  const found = splitWords(own);
  const language = guessLanguage(found.filter(({ end }) => end <= LONGEST_GUESSED).map(({ word }) => word));
  const [small, plain] = [new Set<string>(), new Set<string>()];
  for (const { word, start } of found) {
    if (small.has(word)) continue;
    const isSmall = !isCapital(own.slice(start, start + 2));
    if (isSmall) small.add(word);
    if (isSmall || !MID_SENTENCE.test(own.slice(Math.max(0, start - 3), start))) plain.add(word);
  }
  const numbers = readNumbers(own, found.map(({ word }) => word));
  // "6am" holds "am", too.
  const words = new Set([...new Set(found.map(({ word }) => word))].flatMap((word) => [word, ...(/^\d+(\p{L}+)$/u.exec(word)?.slice(1) ?? [])]));
  return {
    language,
    saidAt,
    words,
    stems: new Set([...small].map((word) => stemWord(word, language))),
    forms: indexForms(words),
    plainForms: indexForms(plain),
    numbers,
    months: readMonths(own, words),
    days: new Set([...own.matchAll(DAY_ALONE)].map(([, ordinal, after]) => Number(ordinal ?? after))),
    reachInDays: readReach(words, numbers),
  };
}

/** Months by name, and both numbers of "5.6.": which of them is the month depends on the country. */
function readMonths(own: string, words: ReadonlySet<string>): Set<number> {
  const months = new Set<number>();
  for (const word of words) {
    const month = monthOf(word);
    if (month !== undefined) months.add(month);
  }
  for (const [, first, second] of own.matchAll(NUMERIC_DATE)) for (const month of [Number(first), Number(second)]) if (month >= 1 && month <= 12) months.add(month);
  return months;
}

function readReach(words: ReadonlySet<string>, numbers: ReadonlySet<string>): number {
  const counts = [...numbers].map(Number).filter((number) => number <= LARGEST_COUNT);
  const reaches = [...words].map((word) => {
    const unit = timeUnitOf(word);
    if (unit === undefined) return 0;
    const [days, count] = REACH[unit];
    return days * counts.reduce((most, each) => Math.max(most, each), count);
  });
  return reaches.reduce((most, each) => Math.max(most, each), 0);
}
