import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { UsedMemory } from "@/lib/memory/timeline/schema";
import { freshnessOf } from "./freshness";
import { TYPE_FACES } from "./memory-types";

type UseProps = { mostUsed: readonly UsedMemory[]; fading: readonly UsedMemory[]; halfLifeInDays: number; clock: PageClock };

/** What replies use most, and what fades: two lists whose bars say it at a glance. */
export function TimelineUse({ mostUsed, fading, halfLifeInDays, clock }: UseProps) {
  const most = Math.max(1, ...mostUsed.map(({ useCount }) => useCount));
  const weightOf = (memory: UsedMemory) => freshnessOf({ type: memory.type, is_pinned: memory.isPinned, valid_from: memory.learnedAt }, clock.now, halfLifeInDays);
  // What is still whole to the nearest percent does not fade yet.
  const faded = fading.filter((memory) => weightOf(memory) < 0.995);
  return (
    <div className="mt-8 grid gap-x-10 gap-y-8 md:grid-cols-2">
      <Bars
        title="Used most"
        empty="No reply has used a memory yet."
        rows={mostUsed.map((memory) => ({ memory, share: memory.useCount / most, words: memory.useCount === 1 ? "once" : `${memory.useCount} times` }))}
      />
      <Bars
        title="Fading"
        empty="Nothing fades yet."
        rows={faded.map((memory) => ({ memory, share: weightOf(memory), words: `${Math.round(weightOf(memory) * 100)} % left, since ${sayDay(memory.learnedAt, clock)}` }))}
      />
    </div>
  );
}

function Bars({ title, empty, rows }: { title: string; empty: string; rows: readonly { memory: UsedMemory; share: number; words: string }[] }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="text-ui font-bold">{title}</h2>
      {rows.length === 0 && <p className="mt-1 text-ui text-ink-2">{empty}</p>}
      <ol className="mt-1">
        {rows.map(({ memory, share, words }) => (
          <li key={memory.id} className="border-b border-line py-2">
            <span className="flex items-baseline justify-between gap-4 text-ui">
              <span className="line-clamp-2 min-w-0 [overflow-wrap:anywhere]">{memory.content}</span>
              <span className="shrink-0 text-small text-ink-2 tabular-nums">{words}</span>
            </span>
            <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="mt-1.5 h-1 w-full">
              <rect width={100} height={4} fill="var(--well)" />
              <rect width={100 * share} height={4} fill={TYPE_FACES[memory.type].colour} />
            </svg>
          </li>
        ))}
      </ol>
    </section>
  );
}
