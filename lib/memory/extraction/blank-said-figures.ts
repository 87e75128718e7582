import { splitWords } from "@/lib/memory/words/split-words";
import { isSaidDate } from "./is-said-date";
import { readDates } from "./read-dates";
import { claimedNumberWords, numberOf, withoutSaidRuns } from "./read-numbers";
import type { SaidWords } from "./said-words";

/**
 * The text with its dates blanked, or null where a date or a number in it is neither the person's nor worked out from
 * their words. A number is free in a date alone: "on 30 June" may be what "tomorrow" meant, "30 bees" may not.
 */
export function blankSaidFigures(text: string, said: SaidWords): string | null {
  const { dates, namesWeekday, rest } = readDates(text);
  const tellsTime = said.reachInDays > 0 || said.months.size > 0;
  return dates.every((date) => isSaidDate(date, said)) && (!namesWeekday || tellsTime) && isCounted(rest, said) ? rest : null;
}

const CLOCK = /(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?!\d)/gu;
/** "Half past three", "halb vier", "las tres y media": the quarters are counted from the hour before or after. */
const QUARTERS = ["half", "quarter", "halb", "viertel", "media", "cuarto"];

/** "3 pm" may be written 15:00, and "half past three" 15:30. */
function withoutSaidTimes(text: string, { numbers, words }: SaidWords): string {
  const hasQuarters = QUARTERS.some((word) => words.has(word));
  return text.replace(CLOCK, (clock, hour: string, minute: string) => {
    const hours = [Number(hour), ...(hasQuarters ? [Number(hour) + 1] : [])].flatMap((each) => [each, each + 12, each - 12]);
    const isMinute = minute === "00" || numbers.has(String(Number(minute))) || (hasQuarters && Number(minute) % 15 === 0);
    return isMinute && hours.some((each) => numbers.has(String(each))) ? " ".repeat(clock.length) : clock;
  });
}

/** True where every number is the person's, in digits or in words. */
function isCounted(text: string, said: SaidWords): boolean {
  const { numbers, language } = said;
  const words = splitWords(withoutSaidRuns(withoutSaidTimes(text, said), numbers)).map(({ word }) => word);
  return (
    words.every((word) => {
      const number = numberOf(word);
      return number === undefined || numbers.has(number);
    }) && claimedNumberWords(words, language).every((number) => numbers.has(number))
  );
}
