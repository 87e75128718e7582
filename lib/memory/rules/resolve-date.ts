const DAY_MS = 86_400_000;
const WEEKDAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
const MONTH = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10 };

const iso = (date: Date) => date.toISOString().slice(0, 10);
const addDays = (date: Date, days: number) => new Date(date.getTime() + days * DAY_MS);
const monthIndex = (word: string) => MONTHS.findIndex((month) => month.startsWith(word.slice(0, 3).toLowerCase()));

/** A date phrase found in text. `words` are the phrase as written, `date` is a day, a month or a year of ISO 8601. */
export type ResolvedDate = { readonly words: string; readonly date: string; readonly isRelative: boolean };

const PATTERNS: readonly { readonly pattern: RegExp; readonly read: (match: RegExpExecArray, said: Date) => string | null }[] = [
  { pattern: /\b\d{4}-\d{2}-\d{2}\b/u, read: ([words]) => words },
  { pattern: new RegExp(`\\b(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b,?(?: (\\d{4}))?`, "iu"), read: ([, day, month = "", year], said) => dayOf(Number(day), month, year, said) },
  { pattern: new RegExp(`\\b(?:on )?(${MONTH}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4}))?`, "iu"), read: ([, month = "", day, year], said) => dayOf(Number(day), month, year, said) },
  { pattern: /\b(?:the )?day after tomorrow\b/iu, read: (_match, said) => iso(addDays(said, 2)) },
  { pattern: /\btomorrow(?: (?:morning|afternoon|evening|night))?\b/iu, read: (_match, said) => iso(addDays(said, 1)) },
  { pattern: /\b(?:today|tonight|this (?:morning|afternoon|evening))\b/iu, read: (_match, said) => iso(said) },
  { pattern: /\byesterday\b/iu, read: (_match, said) => iso(addDays(said, -1)) },
  { pattern: /\bin (an?|one|two|three|four|five|six|seven|ten|\d{1,3}) (day|week|month|year)s?\b/iu, read: ([, count = "", unit = ""], said) => inUnits(COUNTS[count.toLowerCase()] ?? Number(count), unit.toLowerCase(), said) },
  { pattern: /\bnext (week|month|year)\b/iu, read: ([, unit = ""], said) => (unit.toLowerCase() === "week" ? `week of ${iso(addDays(said, 8 - (said.getUTCDay() || 7)))}` : inUnits(1, unit.toLowerCase(), said)) },
  { pattern: new RegExp(`\\b(?:(next|this|on|coming) )?(${WEEKDAYS.join("|")})\\b`, "iu"), read: ([, which = "", day = ""], said) => weekday(which.toLowerCase(), day.toLowerCase(), said) },
  { pattern: new RegExp(`\\b(?:in|next|this) (${MONTH})\\b(?: (\\d{4}))?`, "iu"), read: ([, month = "", year], said) => monthOf(month, year, said) },
  { pattern: /\bin ((?:19|20)\d{2})\b/iu, read: ([, year = ""]) => year },
];

/** The first date phrase of a text, worked out from the day it was said (UTC), never from today. */
export function resolveDate(text: string, saidAt: Date): ResolvedDate | null {
  for (const { pattern, read } of PATTERNS) {
    const match = pattern.exec(text);
    const date = match === null ? null : read(match, saidAt);
    if (match !== null && date !== null) return { words: match[0], date, isRelative: !/\d{4}/u.test(match[0]) };
  }
  return null;
}

/** A day without a year is the next one to come. */
function dayOf(day: number, month: string, year: string | undefined, said: Date): string | null {
  if (day < 1 || day > 31) return null;
  const index = monthIndex(month);
  const date = new Date(Date.UTC(year === undefined ? said.getUTCFullYear() : Number(year), index, day));
  if (date.getUTCMonth() !== index) return null;
  if (year === undefined && addDays(date, 1) < said) date.setUTCFullYear(date.getUTCFullYear() + 1);
  return iso(date);
}

function monthOf(month: string, year: string | undefined, said: Date): string {
  const index = monthIndex(month);
  const inYear = year !== undefined ? Number(year) : said.getUTCFullYear() + (index < said.getUTCMonth() ? 1 : 0);
  return `${inYear}-${String(index + 1).padStart(2, "0")}`;
}

function weekday(which: string, day: string, said: Date): string {
  const ahead = (WEEKDAYS.indexOf(day) - said.getUTCDay() + 7) % 7 || 7;
  // "Next Friday" said on a Monday is a week later to some people and not to others: the nearest is the safer reading.
  return iso(addDays(said, which === "this" && ahead === 7 ? 0 : ahead));
}

function inUnits(count: number, unit: string, said: Date): string {
  if (unit === "day") return iso(addDays(said, count));
  if (unit === "week") return iso(addDays(said, 7 * count));
  const months = unit === "month" ? count : 12 * count;
  const date = new Date(Date.UTC(said.getUTCFullYear(), said.getUTCMonth() + months, 1));
  return unit === "month" ? iso(date).slice(0, 7) : String(date.getUTCFullYear());
}
