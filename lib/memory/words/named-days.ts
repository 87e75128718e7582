import { monthOf } from "./month-names";
import { splitWords } from "./split-words";

const DAY_MS = 86_400_000;

/** What a day is called in the index. No word of a text begins with such a mark. */
export const dayTerm = (date: Date): string => `@${date.toISOString().slice(0, 10)}`;

/** People tell of a day on it, or soon after. How likely, by how many days later it was said. */
const TOLD_AFTER_DAYS: readonly (readonly [days: number, weight: number])[] = [[0, 1], [1, 0.5], [2, 0.4], [3, 0.3], [-1, 0.3]];

/** Words inside a date: "2nd of May", "2 de mayo de 2023". */
const JOINING = new Set(["of", "de", "del", "the", "den", "der", "dem", "di", "du"]);

/**
 * The days that a question names, as terms with weights: the day itself, and those on which it would be told of. Reads
 * "31 July 2023", "July 31st, 2023", "31 de julio de 2023", "2023-07-31". A day without its year names none.
 */
export function namedDays(text: string): { readonly form: string; readonly weight: number }[] {
  const words = splitWords(text).flatMap(({ word }) => (JOINING.has(word) ? [] : [word]));
  const found = new Map<string, number>();
  for (let index = 0; index + 2 < words.length; index += 1) {
    const date = readDate(words[index] ?? "", words[index + 1] ?? "", words[index + 2] ?? "");
    if (date === null) continue;
    for (const [days, weight] of TOLD_AFTER_DAYS) {
      const form = dayTerm(new Date(date + days * DAY_MS));
      found.set(form, Math.max(weight, found.get(form) ?? 0));
    }
  }
  return [...found].map(([form, weight]) => ({ form, weight })).toSorted((first, second) => second.weight - first.weight);
}

/** Midnight UTC of three words that make a date. */
function readDate(first: string, second: string, third: string): number | null {
  if (/^\d{4}$/.test(first)) return toTime(first, Number(/^\d{2}$/.exec(second)?.[0]), third);
  const month = monthOf(first) ?? monthOf(second);
  return month === undefined ? null : toTime(third, month, monthOf(first) === undefined ? first : second);
}

function toTime(year: string, month: number, day: string): number | null {
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª)?$/.exec(day) ?? [];
  if (digits === undefined || !/^[12]\d{3}$/.test(year)) return null;
  const time = Date.UTC(Number(year), month - 1, Number(digits));
  // 31 April would roll over into May.
  return Number.isNaN(time) || new Date(time).getUTCDate() !== Number(digits) || new Date(time).getUTCMonth() !== month - 1 ? null : time;
}
