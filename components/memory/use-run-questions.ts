import { useState } from "react";
import type { QuestionRecord } from "@/lib/memory/questions/contract";
import { runQuestions } from "./questions-calls";
import { sayChanges } from "./say-changes";

/** Each call runs some of at most a hundred: more calls than this would mean that they never end. */
const MOST_CALLS = 20;

export type RunState = { state: "idle" } | { state: "running"; ran: number } | { state: "done"; sentence: string } | { state: "failed"; message: string };

/** Runs every test question, a few at a call, and says in a sentence what changed. */
export function useRunQuestions(onRan: (questions: readonly QuestionRecord[]) => void): { run: RunState; runAll: () => Promise<void> } {
  const [run, setRun] = useState<RunState>({ state: "idle" });

  async function runAll() {
    const ran: QuestionRecord[] = [];
    let since: string | undefined;
    setRun({ state: "running", ran: 0 });
    for (let calls = 0; calls < MOST_CALLS; calls += 1) {
      const result = await runQuestions(since);
      if (!result.ok) return setRun({ state: "failed", message: result.failure.message });
      since = result.value.since;
      ran.push(...result.value.questions);
      onRan(result.value.questions);
      if (result.value.left === 0) break;
      setRun({ state: "running", ran: ran.length });
    }
    setRun({ state: "done", sentence: sayChanges(ran.flatMap(({ change }) => change ?? [])) });
  }

  return { run, runAll };
}
