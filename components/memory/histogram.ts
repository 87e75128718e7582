const DAY_IN_MS = 86_400_000;

export type HistogramBar = { from: string; count: number };

/**
 * What was learned when, in equal stretches of whole days from the first day to now.
 * @param learned how much on which day in UTC, as `2026-11-20`
 */
export function toHistogram(learned: readonly { readonly day: string; readonly count: number }[], now: string, mostBars: number): HistogramBar[] {
  const numberOf = (day: string) => Math.floor(Date.parse(day) / DAY_IN_MS);
  const today = numberOf(now);
  const days = learned.map(({ day, count }) => ({ number: numberOf(day), count })).filter(({ number }) => number <= today);
  if (days.length === 0) return [];
  const first = Math.min(...days.map(({ number }) => number));
  const daysPerBar = Math.ceil((today - first + 1) / mostBars);
  const bars = Array.from({ length: Math.ceil((today - first + 1) / daysPerBar) }, (_, index): HistogramBar => {
    return { from: new Date((first + index * daysPerBar) * DAY_IN_MS).toISOString(), count: 0 };
  });
  for (const { number, count } of days) {
    const bar = bars[Math.floor((number - first) / daysPerBar)];
    if (bar) bar.count += count;
  }
  return bars;
}
