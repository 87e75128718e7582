import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { TimelineChange } from "@/lib/memory/timeline/schema";

const WHAT: Record<TimelineChange["what"], string> = { learned: "learned", changed: "changed", replaced: "replaced" };

/** What changed, when, and why. */
export function TimelineChanges({ changes, clock }: { changes: readonly TimelineChange[]; clock: PageClock }) {
  return (
    <ol aria-label="What changed" className="mt-2">
      {changes.map((change) => (
        <li key={change.key} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 border-b border-line py-2 text-ui">
          <span className="text-small text-ink-2">
            {sayDay(change.at, clock)}
            <span className="block text-ink-3">{WHAT[change.what]}</span>
          </span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {change.before !== null && <del className="block text-ink-3">{change.before}</del>}
            {change.content !== null && <span className="block">{change.content}</span>}
            {change.reason && <span className="block text-small text-ink-3">{change.reason}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
