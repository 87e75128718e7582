import Link from "next/link";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { LearnedOnDay } from "@/lib/memory/timeline/schema";
import { TYPE_FACES } from "./memory-types";
import { stackBars, typesIn, type Stack } from "./stack-bars";

const MOST_BARS = 24;
const WIDTH = 720;
const HEIGHT = 120;
const GAP = 4;
/** A stretch in which little was learned must still be seen, and hit. */
const LEAST_HEIGHT = 3;

/** What was learned over time, by type. Each stretch is a link to what was known at its end; a table says the same. */
export function TimelineChart({ learned, today, asOfDay, clock }: { learned: readonly LearnedOnDay[]; today: string; asOfDay: string; clock: PageClock }) {
  const stacks = stackBars(learned, today, MOST_BARS);
  if (stacks.length === 0) return null;
  const types = typesIn(stacks);
  const most = Math.max(...stacks.map(({ total }) => total));
  const step = WIDTH / stacks.length;
  const say = (day: string) => sayDay(`${day}T12:00:00.000Z`, { ...clock, timeZone: "UTC" });
  const name = ({ from, to, total }: Stack) => `${total} learned ${from === to ? say(from) : `from ${say(from)} to ${say(to)}`}: show what I knew then`;
  return (
    <figure className="mt-6">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-small text-ink-2">
        <span className="text-ui font-bold text-ink">Learned over time</span>
        <span className="flex flex-wrap gap-x-4">
          {types.map((type) => (
            <span key={type} className="flex items-center gap-1.5">
              <span aria-hidden className="size-2.5 rounded-[2px]" style={{ background: TYPE_FACES[type].colour }} />
              {TYPE_FACES[type].many}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="group" aria-label="Learned over time, by type" className="mt-3 h-28 w-full border-b border-line">
        {stacks.map((stack, index) => {
          let top = HEIGHT;
          const isChosen = stack.from <= asOfDay && asOfDay <= stack.to;
          return (
            <Link key={stack.from} href={`/memory/timeline?as_of=${stack.to}`} prefetch={false} scroll={false} aria-label={name(stack)} aria-current={isChosen ? "date" : undefined}>
              <title>{name(stack)}</title>
              <rect x={index * step} y={0} width={step} height={HEIGHT} fill={isChosen ? "var(--pencil-wash)" : "transparent"} />
              {types.map((type) => {
                const height = stack.counts[type] === 0 ? 0 : Math.max(LEAST_HEIGHT, (stack.counts[type] / most) * (HEIGHT - 4));
                top -= height;
                return <rect key={type} x={index * step + GAP / 2} y={Math.max(0, top)} width={Math.max(1, step - GAP)} height={height} fill={TYPE_FACES[type].colour} />;
              })}
            </Link>
          );
        })}
      </svg>
      <p aria-hidden className="mt-1.5 flex justify-between text-small text-ink-3">
        <span>{say(stacks[0]?.from ?? today)}</span>
        <span>today</span>
      </p>
      <details className="mt-1 text-small text-ink-2">
        <summary className="w-fit rounded-sm hover:text-ink">As a table</summary>
        <div className="mt-2 max-h-72 overflow-auto" tabIndex={0} role="region" aria-label="Learned over time, as a table">
          <table className="w-full text-start tabular-nums">
            <thead>
              <tr className="border-b border-line">
                <th scope="col" className="py-1 pe-4 text-start font-medium">From</th>
                {types.map((type) => (
                  <th key={type} scope="col" className="py-1 ps-3 text-end font-medium">{TYPE_FACES[type].many}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {stacks.map((stack) => (
                <tr key={stack.from} className="border-b border-line">
                  <th scope="row" className="py-1 pe-4 text-start font-normal whitespace-nowrap">{say(stack.from)}</th>
                  {types.map((type) => (
                    <td key={type} className="py-1 ps-3 text-end">{stack.counts[type]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
