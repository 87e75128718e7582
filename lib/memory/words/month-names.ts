import { dropMarks, foldWord } from "./fold-word";
import { LANGUAGES } from "./languages";

const ENGLISH = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"] as const;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** Short names of other languages are words of some other one ("set", "mar", "ago"): they are left out. */
const SHORT: Readonly<Record<string, number>> = { jan: 1, feb: 2, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10, okt: 10, nov: 11, dec: 12 };

let numbers: Map<string, number> | undefined;

/** Names of months in every language with a stemmer, as they stand alone and beside a day: Russian has a form for each. */
function readNames(): Map<string, number> {
  const names = new Map(Object.entries(SHORT));
  for (const language of LANGUAGES) {
    const [alone, besideDay] = [new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }), new Intl.DateTimeFormat(language, { month: "long", day: "numeric", timeZone: "UTC" })];
    for (const month of MONTHS) {
      const date = new Date(Date.UTC(2024, month - 1, 2));
      const beside = besideDay.formatToParts(date).find(({ type }) => type === "month")?.value;
      for (const name of [alone.format(date), beside ?? ""]) names.set(dropMarks(foldWord(name)), month);
    }
  }
  return names;
}

/** 1–12 for a folded word that names a month in one of our languages. */
export const monthOf = (word: string): number | undefined => (numbers ??= readNames()).get(dropMarks(word));

/** The word under which a month is in the search, whatever language it is asked in. */
export const englishMonth = (month: number): string => ENGLISH[month - 1] ?? "";
