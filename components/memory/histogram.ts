const DAY_IN_MS = 86_400_000;

export type HistogramBar = { from: string; count: number };

/**
 * What was learned when, in equal stretches of time from the first to the last moment. The stretches are whole days,
 * so that a bar can be named by its first one.
 */
export function toHistogram(dates: readonly string[], now: string, mostBars: number): HistogramBar[] {
  const times = dates.map((date) => Date.parse(date)).filter((time) => time <= Date.parse(now));
  if (times.length === 0) return [];
  const first = Math.min(...times);
  const end = Math.max(Date.parse(now), first);
  const days = Math.floor((end - first) / DAY_IN_MS) + 1;
  const daysPerBar = Math.ceil(days / mostBars);
  const bars = Array.from({ length: Math.ceil(days / daysPerBar) }, (_, index): HistogramBar => {
    return { from: new Date(first + index * daysPerBar * DAY_IN_MS).toISOString(), count: 0 };
  });
  for (const time of times) {
    const bar = bars[Math.floor((time - first) / DAY_IN_MS / daysPerBar)];
    if (bar) bar.count += 1;
  }
  return bars;
}
