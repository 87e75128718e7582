import { dropMarks, foldWord } from "@/lib/memory/words/fold-word";
import { monthOf } from "@/lib/memory/words/month-names";
import { isWeekday } from "./time-words";

/** What a text names of a day. */
export type NamedDate = { readonly year: number | null; readonly month: number | null; readonly day: number | null };

/** `rest` is the text with its dates blanked, so that what stands there stays where it was. */
export type ReadDates = { readonly dates: readonly NamedDate[]; readonly namesWeekday: boolean; readonly rest: string };

type Groups = Readonly<Record<string, string | undefined>>;
type Form = { readonly pattern: RegExp; readonly read: (groups: Groups) => NamedDate | null };

const NAME = "(?<![\\p{L}\\p{N}])(?<name>\\p{L}[\\p{L}\\p{M}]+)\\.?";
const YEAR = "(?:,?\\s+(?:of\\s+|del?\\s+|do\\s+)?(?<year>[12]\\d{3})(?!\\p{N}))";
/** Short names that are words of their own elsewhere ("mar", "ago") name a month beside a day. */
const SHORT: Readonly<Record<string, number>> = { mar: 3, mrz: 3, ene: 1, abr: 4, avr: 4, ago: 8, dic: 12, dez: 12 };
const BEFORE_YEAR =
  "in|since|until|by|from|before|after|year|spring|summer|autumn|fall|winter|ab|im|vor|nach|bis|seit|jahr|sommer|winter|herbst|frühling|frühjahr|en|desde|hasta|del?|año|verano|invierno|otoño|primavera|depuis|dal|nel|em|sinds|tot|с|до|после";

const toNumber = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
const monthNamed = (name = ""): number | null => monthOf(foldWord(name)) ?? null;
const isDay = (day: number) => day >= 1 && day <= 31;

const dayBesideMonth = ({ name = "", day, year }: Groups): NamedDate | null => {
  const month = monthNamed(name) ?? SHORT[dropMarks(foldWord(name))] ?? null;
  return month === null || !isDay(Number(day)) ? null : { year: toNumber(year), month, day: Number(day) };
};

const inDigits = ({ year, month, day }: Groups): NamedDate | null =>
  Number(month) < 1 || Number(month) > 12 || (day !== undefined && !isDay(Number(day))) ? null : { year: toNumber(year), month: toNumber(month), day: toNumber(day) };

/** Most of the world writes the day first; the other way round only where it cannot be. */
const inEitherOrder = ({ first, second, year }: Groups): NamedDate | null =>
  Number(second) > 12 ? inDigits({ year, month: first, day: second }) : inDigits({ year, month: second, day: first });

/** In order: what one form has read, the next ones see no more. */
const FORMS: readonly Form[] = [
  { pattern: /(?<!\d)(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?(?!\d)/gu, read: inDigits },
  { pattern: /^(?:--)?(?<month>\d{2})-(?<day>\d{2})$/gu, read: inDigits },
  { pattern: /(?<![\d.])(?<first>\d{1,2})(?<mark>[./])(?<second>\d{1,2})\k<mark>(?<year>\d{4})(?!\d)/gu, read: inEitherOrder },
  // The first of two days, "15-16 May"; what stands from the second on is read after it.
  { pattern: new RegExp(`(?<!\\p{N})(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?\\s?[-\u2013]\\s?(?=\\d{1,2}(?:st|nd|rd|th|\\.)?\\s+${NAME}${YEAR}?)`, "giu"), read: dayBesideMonth },
  { pattern: new RegExp(`(?<!\\p{N})(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?(?:\\s+(?:of|del?|di))?\\s+${NAME}${YEAR}?`, "giu"), read: dayBesideMonth },
  { pattern: new RegExp(`${NAME}\\s+(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\p{L}\\p{N}:])${YEAR}?`, "giu"), read: dayBesideMonth },
  { pattern: new RegExp(`${NAME}${YEAR}`, "giu"), read: ({ name, year }) => withMonth(name, year) },
  // Alone only with a capital: "may" and "march" are verbs, and what is written small is no name.
  { pattern: new RegExp(NAME, "gu"), read: ({ name = "" }) => (/^\p{Lu}/u.test(name) ? withMonth(name, undefined) : null) },
  // A number like a year is one where a word before it says so, or where nothing else stands: "2000 bees" are no date.
  { pattern: new RegExp(`(?:(?<=\\()|(?<=(?<!\\p{L})(?:${BEFORE_YEAR})\\s+)|^(?=\\d{4}$))(?<year>(?:19|20)\\d{2})(?![\\p{L}\\p{N}])`, "giu"), read: ({ year }) => ({ year: toNumber(year), month: null, day: null }) },
];

function withMonth(name: string | undefined, year: string | undefined): NamedDate | null {
  const month = monthNamed(name);
  return month === null ? null : { year: toNumber(year), month, day: null };
}

const blank = (text: string) => " ".repeat(text.length);

/** The dates that a note or a value names, in the forms that people and models write. */
export function readDates(text: string): ReadDates {
  const dates: NamedDate[] = [];
  let namesWeekday = false;
  let rest = text;
  for (const { pattern, read } of FORMS) {
    rest = rest.replace(pattern, (...match: unknown[]) => {
      const written = String(match[0]);
      const date = read((match.at(-1) ?? {}) as Groups);
      if (date === null) return written;
      dates.push(date);
      return blank(written);
    });
  }
  rest = rest.replace(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{M}]+/gu, (word) => {
    if (!isWeekday(foldWord(word))) return word;
    namesWeekday = true;
    return blank(word);
  });
  return { dates, namesWeekday, rest };
}
