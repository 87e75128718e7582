"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import type { PageClock } from "@/components/ui/page-clock";
import { cn } from "@/lib/cn";
import { levelNotes } from "./level-notes";
import { MarginNote } from "./margin-note";
import type { Note } from "./notes-of-receipt";

const GAP_IN_PIXELS = 14;

/** The notes of a reply: in the margin, level with the words; under it, folded, where there is no margin. */
export function MarginNotes({
  notes,
  idPrefix,
  clock,
  body,
}: {
  notes: readonly Note[];
  idPrefix: string;
  clock: PageClock;
  body: RefObject<HTMLElement | null>;
}) {
  const [isOpen, setOpen] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const spaces = useLevel(notes, list, body);
  if (notes.length === 0) return null;

  return (
    <div role="group" aria-label="What I remembered for this reply" className="mt-3 wide:col-start-2 wide:row-span-2 wide:row-start-1 wide:mt-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={`${idPrefix}notes`}
        onClick={() => setOpen(!isOpen)}
        className="rounded-sm py-1 font-serif text-note text-pencil italic hover:underline wide:hidden"
      >
        {isOpen ? "Fold the notes" : notes.length === 1 ? "One note from memory" : `${notes.length} notes from memory`}
      </button>
      <ol ref={list} id={`${idPrefix}notes`} className={cn("mt-2 flex-col wide:mt-0 wide:flex", isOpen ? "flex" : "hidden")}>
        {notes.map((note, index) => (
          <MarginNote key={note.number} note={note} idPrefix={idPrefix} clock={clock} spaceAbove={spaces[index] ?? (index === 0 ? 0 : GAP_IN_PIXELS)} />
        ))}
      </ol>
    </div>
  );
}

/** Measures again when the reply or a note changes its height; without a margin, notes just follow each other. */
function useLevel(notes: readonly Note[], list: RefObject<HTMLOListElement | null>, body: RefObject<HTMLElement | null>): number[] {
  const [spaces, setSpaces] = useState<number[]>([]);

  useEffect(() => {
    const [column, text] = [list.current, body.current];
    if (!column || !text) return;
    const measure = () => {
      const isBeside = column.getBoundingClientRect().left >= text.getBoundingClientRect().right;
      const top = text.getBoundingClientRect().top;
      const wanted = notes.map(({ number }) => {
        const words = text.querySelector(`[data-use="${number}"]`);
        return isBeside && words ? (words.getClientRects()[0]?.top ?? top) - top : null;
      });
      const heights = Array.from(column.children, (note) => note.getBoundingClientRect().height);
      setSpaces((before) => {
        const after = levelNotes(wanted, heights, GAP_IN_PIXELS);
        return after.length === before.length && after.every((space, index) => Math.abs(space - (before[index] ?? 0)) < 1) ? before : after;
      });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(text);
    observer.observe(column);
    return () => observer.disconnect();
  }, [notes, list, body]);

  return spaces;
}
