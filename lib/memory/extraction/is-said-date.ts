import type { NamedDate } from "./read-dates";
import type { SaidWords } from "./said-words";

const DAY_MS = 86_400_000;
const YEAR_IN_DAYS = 366;
const LONGEST_MONTH = 31;

/** True for a date that the person's words hold, or that can be worked out from them and from the day they were written. */
export function isSaidDate(date: NamedDate, said: SaidWords): boolean {
  const { year, month, day } = date;
  const away = daysAway(date, said.saidAt);
  const isSaid = (month === null || said.months.has(month)) && (day === null || said.numbers.has(String(day)));
  // "The 15th" is the next one, or the last.
  if (day !== null && said.days.has(day) && away <= LONGEST_MONTH) return true;
  // "On 5 June" was said of the nearest one; its year may be written beside it.
  if (isSaid && (year === null || said.numbers.has(String(year)) || (month !== null && away <= YEAR_IN_DAYS))) return true;
  // "Now" and "just": the message's own day, month or year.
  if (away === 0 && (day !== null || year !== null)) return true;
  return said.reachInDays > 0 && away <= said.reachInDays;
}

/** How many days lie between a moment and a date; without its year the nearest counts. */
function daysAway({ year, month, day }: NamedDate, moment: Date): number {
  const near = moment.getUTCFullYear();
  const today = Math.floor(moment.getTime() / DAY_MS);
  const away = (year === null ? [near - 1, near, near + 1] : [year]).map((each) => {
    const first = Date.UTC(each, (month ?? 1) - 1, day ?? 1) / DAY_MS;
    const last = day !== null ? first : Date.UTC(month === null ? each + 1 : each, month ?? 0, 1) / DAY_MS - 1;
    return Math.max(first - today, today - last, 0);
  });
  return Math.min(...away);
}
