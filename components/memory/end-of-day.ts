const DAY_IN_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The last moment of a calendar day (`2026-11-20`) in a time zone, or null for what is no day. */
export function endOfDay(day: string, timeZone: string): Date | null {
  const asUtc = DAY.test(day) ? Date.parse(`${day}T23:59:59.999Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  // The offset is that of the moment itself; a first guess may lie on the other side of a change of the clocks.
  const guess = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(guess, timeZone));
}

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" }).formatToParts(new Date(time));
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const local = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second"));
  return local - Math.floor(time / 1_000) * 1_000;
}

/** The day so many days before another. */
export const daysBefore = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_IN_MS).toISOString().slice(0, 10);
