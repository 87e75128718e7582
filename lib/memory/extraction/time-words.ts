import { LANGUAGES, STOP_WORDS } from "@/lib/memory/words/languages";
import { dropMarks, foldWord } from "@/lib/memory/words/fold-word";
import { splitWords } from "@/lib/memory/words/split-words";

const UNITS = ["day", "week", "month", "year"] as const;
/** How coarse a word about time is: "tomorrow" is about days, "ago" alone about nothing. */
export type TimeUnit = (typeof UNITS)[number];

/** What the runtime's tables lack, or what is a stop word of another language. Seasons and feasts are named by the month. */
const OTHERS: Readonly<Record<TimeUnit, string>> = {
  day: "weekend wochenende mon tue tues wed thu thur thurs fri",
  week: "fortnight quincena",
  month: "mes spring summer autumn fall winter frühling frühjahr sommer herbst primavera verano otoño invierno printemps été automne hiver christmas easter halloween weihnachten heiligabend silvester neujahr ostern pfingsten navidad nochebuena nochevieja pascua noël pâques",
  year: "decade jahrzehnt década",
};
const AROUND_NOW = [-5, -2, -1, 0, 1, 2, 5];

const fold = (word: string): string => dropMarks(foldWord(word));
const isStopWord = (word: string): boolean => LANGUAGES.some((language) => STOP_WORDS[language].has(word));

/** "tomorrow", "next week", "in 5 years" in every language with a stemmer. A word of more than one unit ("next", "ago") says none. */
function readUnits(): Map<string, TimeUnit> {
  const found = new Map<string, Set<TimeUnit>>();
  for (const language of LANGUAGES) {
    for (const format of [new Intl.RelativeTimeFormat(language, { numeric: "auto" }), new Intl.RelativeTimeFormat(language)]) {
      for (const unit of UNITS) {
        for (const { word } of splitWords(AROUND_NOW.map((value) => format.format(value, unit)).join(" "))) {
          if (/\p{N}/u.test(word) || isStopWord(word)) continue;
          found.set(fold(word), (found.get(fold(word)) ?? new Set()).add(unit));
        }
      }
    }
  }
  const units = new Map<string, TimeUnit>();
  for (const [word, all] of found) for (const unit of all.size === 1 ? all : []) units.set(word, unit);
  for (const unit of UNITS) for (const word of OTHERS[unit].split(" ")) units.set(fold(word), unit);
  for (const word of readWeekdays()) units.set(word, "day");
  return units;
}

/** Days of the week; of those that Portuguese counts ("segunda-feira") the part that is no number. */
function readWeekdays(): Set<string> {
  const names = LANGUAGES.flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
    return [1, 2, 3, 4, 5, 6, 7].map((day) => format.format(new Date(Date.UTC(2024, 0, day))).split("-").at(-1) ?? "");
  });
  return new Set(names.map(fold));
}

let units: ReadonlyMap<string, TimeUnit> | undefined;
let weekdays: ReadonlySet<string> | undefined;

/** The unit of a folded word from which a date can be worked out, or undefined. */
export function timeUnitOf(word: string): TimeUnit | undefined {
  units ??= readUnits();
  const plain = dropMarks(word);
  return units.get(plain) ?? (isWeekday(word) ? "day" : undefined);
}

/** True for the whole name of a day of the week, in one of our languages; "Fridays" and "freitags", too. */
export function isWeekday(word: string): boolean {
  weekdays ??= readWeekdays();
  const plain = dropMarks(word);
  return weekdays.has(plain) || weekdays.has(plain.replace(/s$/u, ""));
}
