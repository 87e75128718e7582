"use client";

import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { readMemoryHistory } from "./memory-calls";
import { useAnswerAbout } from "./use-answer-about";

/** What a memory said before, newest first. Read when it is opened. */
export function MemoryHistory({ memoryId, clock }: { memoryId: string; clock: PageClock }) {
  const answer = useAnswerAbout(memoryId, readMemoryHistory);
  if (!answer) return <p role="status" className="mt-3 text-small text-ink-3">Looking it up…</p>;
  if (!answer.ok) return <p role="alert" className="mt-3 text-small text-bad">Its history could not be read. {answer.failure.message}</p>;
  return (
    <ol aria-label="History" className="mt-3 border-s border-line ps-3">
      {answer.value.map((version) => (
        <li key={version.version} className="py-1 text-ui">
          <span className={version.valid_to ? "text-ink-3 line-through" : undefined}>{version.content}</span>
          <span className="block text-small text-ink-3">
            {sayDay(version.valid_from, clock)}
            {version.reason && ` · ${version.reason}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
