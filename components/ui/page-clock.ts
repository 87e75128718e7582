/** When and where the page was made, so that server and browser write the same dates. */
export type PageClock = {
  /** ISO 8601. */
  now: string;
  /** IANA name, as `Europe/Lisbon`. */
  timeZone: string;
};

export const TIME_ZONE_COOKIE = "time-zone";

/** The zone the browser told us, or UTC where it told none or nonsense. */
export function toTimeZone(value: string | undefined): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value ?? "UTC" }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return "UTC";
    throw error;
  }
}

/** The calendar day in the page's zone, as `2026-11-20`. */
export function dayOf(date: string | Date, timeZone: string): string {
  return formatterOf("day", timeZone).format(new Date(date));
}

const FORMATS = {
  day: ["en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }],
  short: ["en-GB", { day: "numeric", month: "short" }],
  shortWithYear: ["en-GB", { day: "numeric", month: "short", year: "numeric" }],
} as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does, and a page writes hundreds of dates. There are some 400 zones. */
function formatterOf(name: keyof typeof FORMATS, timeZone: string): Intl.DateTimeFormat {
  const key = `${name} ${timeZone}`;
  const [locale, options] = FORMATS[name];
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
  formatters.set(key, formatter);
  return formatter;
}

const DAY_IN_MS = 86_400_000;

/** Whole calendar days before the page's today; negative for the future. */
export function daysAgo(date: string, clock: PageClock): number {
  const day = Date.parse(dayOf(date, clock.timeZone));
  const today = Date.parse(dayOf(clock.now, clock.timeZone));
  return Math.round((today - day) / DAY_IN_MS);
}

/** A day as people say it: "today", "3 Oct", "3 Oct 2024" for another year. */
export function sayDay(date: string, clock: PageClock): string {
  const ago = daysAgo(date, clock);
  if (ago === 0) return "today";
  if (ago === 1) return "yesterday";
  const isThisYear = dayOf(date, clock.timeZone).slice(0, 4) === dayOf(clock.now, clock.timeZone).slice(0, 4);
  return formatterOf(isThisYear ? "short" : "shortWithYear", clock.timeZone).format(new Date(date));
}
