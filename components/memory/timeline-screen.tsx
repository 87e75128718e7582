import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { INPUT_CLASSES } from "@/components/ui/field";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { cn } from "@/lib/cn";
import type { KnownThen, LearnedOnDay, TimelineChange, UsedMemory } from "@/lib/memory/timeline/schema";
import { daysBefore } from "./end-of-day";
import { MemoryPage } from "./memory-page";
import { TimelineChanges } from "./timeline-changes";
import { TimelineChart } from "./timeline-chart";
import { TimelineKnown } from "./timeline-known";
import { TimelineUse } from "./timeline-use";

const LINK = "underline decoration-line-strong underline-offset-2 hover:text-ink";
const numbers = new Intl.NumberFormat("en");

export type TimelineScreenProps = {
  today: string;
  /** The day that is looked at, as `2026-11-20` in the page's zone. */
  asOfDay: string;
  knownCount: number;
  known: readonly KnownThen[];
  /** Leads to the rest of what was known then. */
  moreHref: string | null;
  isFirstPage: boolean;
  changes: readonly TimelineChange[];
  learned: readonly LearnedOnDay[];
  mostUsed: readonly UsedMemory[];
  fading: readonly UsedMemory[];
  halfLifeInDays: number;
  clock: PageClock;
};

/** What was known on a day, what changed when and why, and pictures of the whole. Links and a form: it works before any script does. */
export function TimelineScreen({ today, asOfDay, knownCount, known, moreHref, isFirstPage, changes, learned, mostUsed, fading, halfLifeInDays, clock }: TimelineScreenProps) {
  const day = sayDay(`${asOfDay}T12:00:00.000Z`, { ...clock, timeZone: "UTC" });
  const isToday = asOfDay === today;
  if (learned.length === 0) {
    return (
      <MemoryPage title="What I knew, and when" lead="Each day with what I knew on it, and what changed since." current="/memory/timeline">
        <EmptyState title="Nothing yet.">Tell me something in a conversation; from then on you can go back to any day and see what I knew.</EmptyState>
      </MemoryPage>
    );
  }
  return (
    <MemoryPage title="What I knew, and when" lead="Choose a day, or a bar, to see what I knew then." current="/memory/timeline">
      <TimelineChart learned={learned} today={today} asOfDay={asOfDay} clock={clock} />
      <Form action="/memory/timeline" scroll={false} className="mt-5 flex flex-wrap items-end gap-3">
        <label className="text-small text-ink-2">
          As of
          <input key={asOfDay} type="date" name="as_of" required max={today} defaultValue={asOfDay} className={cn(INPUT_CLASSES, "mt-1 block h-9 w-44")} />
        </label>
        <Button type="submit">Show</Button>
        <span className="flex min-h-9 flex-wrap items-center gap-x-4 text-ui text-ink-2">
          <Link href={`/memory/timeline?as_of=${daysBefore(today, 7)}`} scroll={false} className={LINK}>A week ago</Link>
          <Link href={`/memory/timeline?as_of=${daysBefore(today, 30)}`} scroll={false} className={LINK}>A month ago</Link>
          {!isToday && <Link href="/memory/timeline" scroll={false} className={LINK}>Today</Link>}
        </span>
      </Form>
      {isToday && isFirstPage && <TimelineUse mostUsed={mostUsed} fading={fading} halfLifeInDays={halfLifeInDays} clock={clock} />}
      {isFirstPage && changes.length > 0 && (
        <section aria-labelledby="changes" className="mt-10">
          <h2 id="changes" className="text-text font-bold">What changed{isToday ? "" : ` up to ${day}`}</h2>
          <TimelineChanges changes={changes} clock={clock} />
        </section>
      )}
      <section aria-labelledby="known" className="mt-10">
        <h2 id="known" className="text-text font-bold">
          {isToday ? "What I know today" : `What I knew on ${day}`} <span className="font-normal text-ink-2">· {numbers.format(knownCount)}</span>
        </h2>
        {known.length === 0 ? <EmptyState title="Nothing.">{isToday ? "Tell me something in a conversation." : "Nothing that I still remember was learned by then."}</EmptyState> : <TimelineKnown memories={known} clock={clock} />}
        <p className="mt-4 flex gap-4 text-ui text-ink-2">
          {!isFirstPage && <Link href={`/memory/timeline?as_of=${asOfDay}`} className={LINK}>Newest</Link>}
          {moreHref && <Link href={moreHref} className={LINK}>Older ones</Link>}
        </p>
      </section>
    </MemoryPage>
  );
}
