"use client";

import { useRef, useState } from "react";
import { CorrectionForm } from "@/components/memory/correction-form";
import { sayCorrected } from "@/components/memory/say-corrected";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { cn } from "@/lib/cn";
import { useMemoryNow } from "./memory-edits";
import { sayWhereFrom, type Note } from "./notes-of-receipt";
import { useIsCut } from "./use-is-cut";

const NOTE_BUTTON = "rounded-sm px-0.5 underline-offset-2 hover:text-pencil hover:underline";

/** One note in blue pencil: what I remembered, where I had it from, and the two ways to put it right. */
export function MarginNote({ note, idPrefix, clock, spaceAbove }: { note: Note; idPrefix: string; clock: PageClock; spaceAbove: number }) {
  const [isCorrecting, setCorrecting] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const text = useRef<HTMLParagraphElement>(null);
  const { memoryId, source } = note.memory;
  const { words, isForgotten, isCorrected, verdict, correct, forget, judge } = useMemoryNow(note.memory);
  const canChange = memoryId !== null && note.memory.kind === "memory" && !isForgotten;
  const isCut = useIsCut(text, isWhole || isCorrecting);
  const origin = isForgotten ? "forgotten" : isCorrected ? sayCorrected(clock.now, clock) : sayWhereFrom(note.memory, clock);

  function callWrong() {
    if (memoryId && verdict !== "wrong") void judge(memoryId, "wrong");
    setCorrecting(true);
  }

  return (
    <li id={`${idPrefix}note-${note.number}`} style={{ marginBlockStart: spaceAbove }} tabIndex={-1} className="group/note flex scroll-mt-6 scroll-mb-16 gap-3 focus:bg-pencil-wash">
      <span aria-hidden className="w-4 shrink-0 pt-0.5 text-end font-mono text-small text-pencil">
        {note.number}
      </span>
      <div className="min-w-0 flex-1 border-s border-pencil-soft ps-3">
        {isCorrecting && memoryId ? (
          <CorrectionForm
            initialContent={words}
            onCancel={() => setCorrecting(false)}
            onSave={async (next) => {
              if (await correct(memoryId, next)) setCorrecting(false);
            }}
          />
        ) : (
          <>
            <p
              ref={text}
              className={cn("font-serif text-note text-pencil italic [overflow-wrap:anywhere]", !isWhole && "line-clamp-3", isForgotten && !note.memory.isForgotten && "line-through")}
            >
              {words}
            </p>
            <p className="mt-0.5 flex flex-wrap gap-x-2 text-small text-ink-2">
              <span title={isCorrected ? undefined : sayDay(source.correctedAt ?? source.date, clock)}>{origin}</span>
              {(isCut || isWhole) && (
                <button type="button" className={NOTE_BUTTON} onClick={() => setWhole(!isWhole)}>
                  {isWhole ? "less" : "all"} <span className="sr-only">of note {note.number}</span>
                </button>
              )}
              {canChange && memoryId && (
                <span className="flex gap-1 transition-opacity wide:opacity-0 wide:group-focus-within/note:opacity-100 wide:group-hover/note:opacity-100 pointer-coarse:opacity-100">
                  <button type="button" className={NOTE_BUTTON} onClick={callWrong} aria-label={`Wrong: correct “${words}”`}>
                    wrong
                  </button>
                  <button type="button" className={NOTE_BUTTON} onClick={() => forget(memoryId)} aria-label={`Forget “${words}”`}>
                    forget
                  </button>
                </span>
              )}
            </p>
          </>
        )}
      </div>
    </li>
  );
}
