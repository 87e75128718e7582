import { useId } from "react";
import { Button } from "@/components/ui/button";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { QuestionRecord } from "@/lib/memory/questions/contract";
import type { RunChange } from "@/lib/memory/questions/schema";
import { cn } from "@/lib/cn";
import { QuestionsExpected } from "./questions-expected";
import { QuestionsRuns } from "./questions-runs";

const CHANGES: Record<RunChange, { words: string; look: string }> = {
  better: { words: "better", look: "text-good" },
  worse: { words: "worse", look: "text-bad" },
  same: { words: "as before", look: "text-ink-3" },
  "nothing-to-compare": { words: "nothing to compare", look: "text-ink-3" },
};

export type QuestionsRowProps = {
  record: QuestionRecord;
  clock: PageClock;
  isBusy: boolean;
  onRun: () => void;
  onChange: () => void;
  onDelete: () => void;
};

/** One test question: what it asks, how much of what it expects came up, and where each of these stood. */
export function QuestionsRow({ record, clock, isBusy, onRun, onChange, onDelete }: QuestionsRowProps) {
  const { question, last, first, previous, change, change_since_first: sinceFirst, runs } = record;
  const headingId = useId();
  const isSearchedOtherwise = previous !== null && previous.engine !== last.engine;
  return (
    <li aria-labelledby={headingId} className="border-b border-line py-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={headingId} tabIndex={-1} className="min-w-0 text-text font-medium [overflow-wrap:anywhere]">
          {question}
        </h2>
        <p className="text-ui">
          {last.expected === 0 ? <span className="text-ink-3">Nothing left to expect</span> : `${last.found} of ${last.expected} came up`}
          {change !== null && <span className={cn("font-medium", CHANGES[change].look)}> · {CHANGES[change].words}</span>}
        </p>
      </div>
      <QuestionsExpected record={record} clock={clock} />
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <QuestionsRuns runs={runs} clock={clock} />
        <p className="min-w-0 flex-1 basis-52 text-small text-ink-2">
          run {sayDay(last.ran_at, clock)}
          {previous !== null && `; ${first.found} of ${first.expected} when it was kept, ${sayDay(first.ran_at, clock)}`}
          {sinceFirst === "better" || sinceFirst === "worse" ? `: ${CHANGES[sinceFirst].words} now` : ""}
          {isSearchedOtherwise && "; memory is searched otherwise since the run before"}
        </p>
        <div className="-mx-3 flex flex-wrap sm:mx-0">
          <Button look="quiet" isBusy={isBusy} aria-label={`Run “${question}”`} onClick={onRun}>
            {isBusy ? "Running…" : "Run"}
          </Button>
          <Button look="quiet" disabled={isBusy} aria-label={`Change “${question}”`} onClick={onChange}>
            Change
          </Button>
          <Button look="quiet" disabled={isBusy} aria-label={`Delete “${question}”`} onClick={onDelete}>
            Delete
          </Button>
        </div>
      </div>
    </li>
  );
}
