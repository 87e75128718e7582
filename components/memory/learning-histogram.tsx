import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { HistogramBar } from "./histogram";

const NEAR_IN_DAYS = 14;
const DAY_IN_MS = 86_400_000;

/** What was learned when. The last two weeks stand out; the rest is a picture, with its sum in words. */
export function LearningHistogram({ bars, clock }: { bars: readonly HistogramBar[]; clock: PageClock }) {
  const [first] = bars;
  if (!first || bars.length < 2) return null;
  const most = Math.max(...bars.map(({ count }) => count));
  const nearFrom = Date.parse(clock.now) - NEAR_IN_DAYS * DAY_IN_MS;
  const isNear = ({ from }: HistogramBar) => Date.parse(from) >= nearFrom;
  return (
    <figure className="mt-6" aria-label={`${bars.reduce((sum, { count }) => sum + count, 0)} things learned since ${sayDay(first.from, clock)}`}>
      <div aria-hidden className="flex h-12 items-end gap-px border-b border-line sm:gap-0.5">
        {bars.map((bar) => (
          <span
            key={bar.from}
            title={bar.count === 0 ? undefined : `${bar.count} from ${sayDay(bar.from, clock)}`}
            className={`min-w-0 flex-1 rounded-t-[2px] ${isNear(bar) ? "bg-pencil" : "bg-pencil-soft/50"}`}
            style={{ height: bar.count === 0 ? 0 : `${Math.max(8, (bar.count / most) * 100)}%` }}
          />
        ))}
      </div>
      <figcaption aria-hidden className="mt-1.5 flex justify-between text-small text-ink-3">
        <span>{sayDay(first.from, clock)}</span>
        <span className="text-pencil">today</span>
      </figcaption>
    </figure>
  );
}
