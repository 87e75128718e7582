"use client";

import type { PageClock } from "@/components/ui/page-clock";
import { HistoryList } from "./history-list";
import { readMemoryHistory } from "./memory-calls";
import { useAnswerAbout } from "./use-answer-about";

/** What a memory said before, and what it replaced, newest first. Read when it is opened. */
export function MemoryHistory({ memoryId, clock }: { memoryId: string; clock: PageClock }) {
  const answer = useAnswerAbout(memoryId, readMemoryHistory);
  if (!answer) return <p role="status" className="mt-3 text-small text-ink-3">Looking it up…</p>;
  if (!answer.ok) return <p role="alert" className="mt-3 text-small text-bad">Its history could not be read. {answer.failure.message}</p>;
  return <HistoryList entries={answer.value} clock={clock} />;
}
