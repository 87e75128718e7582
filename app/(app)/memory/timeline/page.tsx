import type { Metadata } from "next";
import { readPageClock } from "@/app/page-clock";
import { endOfDay } from "@/components/memory/end-of-day";
import { TimelineScreen } from "@/components/memory/timeline-screen";
import { dayOf } from "@/components/ui/page-clock";
import { requireActor } from "@/lib/auth/require-actor";
import { config } from "@/lib/config/config";
import { MemoryId } from "@/lib/memory/schema";
import { type Behind, countKnown, listChanges, listKnown, readLearnedByDay, readMostUsedAndFading } from "@/lib/memory/timeline/queries";

export const metadata: Metadata = { title: "Timeline" };

const PAGE_SIZE = 50;
const MOST_CHANGES = 30;
const MOST_USED = 8;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function TimelinePage({ searchParams }: Props) {
  const { scope } = await requireActor("/memory/timeline");
  const [{ as_of: wanted, behind: cursor }, clock] = await Promise.all([searchParams, readPageClock()]);
  const today = dayOf(clock.now, clock.timeZone);
  const moment = typeof wanted === "string" && wanted < today ? endOfDay(wanted, clock.timeZone) : null;
  const asOf = moment ?? new Date(clock.now);
  const asOfDay = moment && typeof wanted === "string" ? wanted : today;
  const behind = typeof cursor === "string" ? readBehind(cursor) : null;
  const [count, { memories, next }, changes, learned, { mostUsed, fading }] = await Promise.all([
    countKnown(scope, asOf),
    listKnown(scope, asOf, { limit: PAGE_SIZE, ...(behind ? { behind } : {}) }),
    listChanges(scope, asOf, MOST_CHANGES),
    readLearnedByDay(scope),
    readMostUsedAndFading(scope, MOST_USED),
  ]);

  return (
    <TimelineScreen
      today={today}
      asOfDay={asOfDay}
      knownCount={count.total}
      known={memories}
      moreHref={next && `/memory/timeline?as_of=${asOfDay}&behind=${next.at.toISOString()}_${next.id}`}
      isFirstPage={behind === null}
      changes={changes}
      learned={learned}
      mostUsed={mostUsed}
      fading={fading}
      halfLifeInDays={config().MEMORY_HALF_LIFE_DAYS}
      clock={clock}
    />
  );
}

/** An unreadable place begins at the newest. */
function readBehind(cursor: string): Behind | null {
  const [time = "", id] = cursor.split("_");
  const at = new Date(time);
  const memoryId = MemoryId.safeParse(id);
  return Number.isNaN(at.getTime()) || !memoryId.success ? null : { at, id: memoryId.data };
}
