import { Button } from "@/components/ui/button";
import type { QuestionRecord } from "@/lib/memory/questions/contract";
import type { RunState } from "./use-run-questions";

type OverviewProps = { questions: readonly QuestionRecord[]; memoriesChanged: number; run: RunState; onRunAll: () => Promise<void> };

/** All questions together: how much comes up, whether anything changed since, and running them. */
export function QuestionsOverview({ questions, memoriesChanged, run, onRunAll }: OverviewProps) {
  const found = questions.reduce((sum, { last }) => sum + last.found, 0);
  const expected = questions.reduce((sum, { last }) => sum + last.expected, 0);
  const isRunning = run.state === "running";
  return (
    <div className="mt-5">
      <svg aria-hidden viewBox="0 0 100 4" preserveAspectRatio="none" className="h-1 w-full max-w-96">
        <rect width={100} height={4} fill="var(--well)" />
        <rect width={expected === 0 ? 0 : (100 * found) / expected} height={4} fill="var(--pencil)" />
      </svg>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="text-ui">
          {found} of {expected} come up
        </p>
        <Button look={memoriesChanged > 0 ? "solid" : "outline"} isBusy={isRunning} onClick={() => void onRunAll()}>
          {isRunning ? "Running…" : "Run all"}
        </Button>
        <p role="status" className={run.state === "failed" ? "text-ui text-bad" : "text-ui text-ink-2"}>
          {sayRun(run, memoriesChanged, questions.length)}
        </p>
      </div>
    </div>
  );
}

function sayRun(run: RunState, memoriesChanged: number, count: number): string {
  switch (run.state) {
    case "running":
      return run.ran === 0 ? "" : `${run.ran} of ${count} so far.`;
    case "done":
      return run.sentence;
    case "failed":
      return `Not all were run. ${run.message}`;
    case "idle":
      if (memoriesChanged === 0) return "Nothing I know has changed since they were run.";
      return memoriesChanged === 1 ? "One thing I know has changed since they were run." : `${new Intl.NumberFormat("en").format(memoriesChanged)} things I know have changed since they were run.`;
  }
}
