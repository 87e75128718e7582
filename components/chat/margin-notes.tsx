"use client";

import { useEffect, useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
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
  useNumbers(body, setOpen);
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

/** A number in the words leads to its note, out of the fold where it lies in one. The words may come from the server: their links know of no fold. */
function useNumbers(body: RefObject<HTMLElement | null>, setOpen: (isOpen: boolean) => void) {
  useEffect(() => {
    const words = body.current;
    const lead = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest(".use-number a") : null;
      const note = link && document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
      // Into another tab, it opens there.
      if (!note || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      // At once: what is folded away takes no focus.
      flushSync(() => setOpen(true));
      note.scrollIntoView({ block: "nearest" });
      note.focus({ preventScroll: true });
    };
    words?.addEventListener("click", lead);
    return () => words?.removeEventListener("click", lead);
  }, [body, setOpen]);
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
