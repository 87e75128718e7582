import type { StandingRecord } from "@/lib/memory/questions/contract";
import { MARKED_RANKS, placeOfRank } from "./rank-scale";
import { sayPlaceAndBefore } from "./say-standing";

const WIDTH = 168;
const HEIGHT = 22;
const MARGIN = 4;
/** What was not found stands beyond the end of the line. */
const BEYOND = 14;
const LINE = HEIGHT / 2;

const xOf = (rank: number | null): number => (rank === null ? WIDTH - MARGIN : MARGIN + placeOfRank(rank) * (WIDTH - 2 * MARGIN - BEYOND));

/**
 * Where something came, on a line that begins with the first place: a full tick where it is now, in pencil while a reply
 * would be given it; a faint one where it was at the run before, a ring where it was when the question was kept.
 */
export function QuestionsRank({ first, before, now }: { first: StandingRecord | null; before: StandingRecord | null; now: StandingRecord }) {
  const isPast = (standing: StandingRecord | null): standing is StandingRecord => standing?.state === "here" && standing.rank !== now.rank;
  const words = sayPlaceAndBefore(now, before?.state === "here" ? before : null);
  return (
    <div className="flex flex-wrap items-center gap-x-3 text-small text-ink-2 sm:flex-col sm:items-start">
      <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="h-[22px] w-[168px] shrink-0">
        <path d={`M${MARGIN} ${LINE}H${WIDTH - MARGIN - BEYOND}`} stroke="var(--line-strong)" />
        {MARKED_RANKS.map((rank) => (
          <path key={rank} d={`M${xOf(rank)} ${LINE - 2}v4`} stroke="var(--line-strong)" />
        ))}
        {isPast(first) && <circle cx={xOf(first.rank)} cy={LINE} r={3.5} fill="var(--page)" stroke="var(--pencil-soft)" strokeWidth={1.5} />}
        {isPast(before) && <rect x={xOf(before.rank) - 1.5} y={LINE - 6} width={3} height={12} rx={1} fill="var(--pencil-soft)" />}
        {now.rank === null ? (
          <path d={`M${xOf(null) - 3.5} ${LINE - 3.5}l7 7m0 -7l-7 7`} stroke="var(--bad)" strokeWidth={1.75} />
        ) : (
          <rect x={xOf(now.rank) - 2} y={LINE - 9} width={4} height={18} rx={1} fill={now.is_in_view ? "var(--pencil)" : "var(--bad)"} />
        )}
      </svg>
      <span className="tabular-nums">{words}</span>
    </div>
  );
}
