"use client";

import type { PageClock } from "@/components/ui/page-clock";
import { readMemory } from "./memory-calls";
import { SourceList } from "./source-list";
import { useAnswerAbout } from "./use-answer-about";

/** Every message a memory was heard in. Read when it is opened. */
export function MemorySources({ memoryId, clock }: { memoryId: string; clock: PageClock }) {
  const answer = useAnswerAbout(memoryId, readMemory);
  if (!answer) return <p role="status" className="mt-3 text-small text-ink-3">Looking it up…</p>;
  if (!answer.ok) return <p role="alert" className="mt-3 text-small text-bad">Where it was said could not be read. {answer.failure.message}</p>;
  return <SourceList memory={answer.value} clock={clock} />;
}
