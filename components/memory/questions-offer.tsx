import Link from "next/link";
import { Button } from "@/components/ui/button";
import { useRunQuestions } from "./use-run-questions";

/** After a change on the memory page: what became of the test questions, without leaving it. */
export function QuestionsOffer({ count }: { count: number }) {
  const { run, runAll } = useRunQuestions(() => undefined);
  const words: Record<typeof run.state, string> = {
    idle: "What I know has changed.",
    running: "",
    done: run.state === "done" ? `Test questions: ${run.sentence}` : "",
    failed: run.state === "failed" ? `Not all were run. ${run.message}` : "",
  };
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-s-2 border-line-strong ps-3 text-ui">
      <p role="status">{words[run.state]}</p>
      <Button isBusy={run.state === "running"} onClick={() => void runAll()}>
        {run.state === "running" ? "Running…" : count === 1 ? "Run your test question" : `Run your ${count} test questions`}
      </Button>
      {run.state === "done" && (
        <Link href="/memory/questions" className="text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink">
          See which
        </Link>
      )}
    </div>
  );
}
