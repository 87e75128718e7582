"use client";

import { ArrowDown } from "lucide-react";
import { useEffect, useImperativeHandle, useRef, useState, type ReactNode, type Ref } from "react";
import { flushSync } from "react-dom";
import { cn } from "@/lib/cn";
import { COLUMNS } from "./columns";

/** So near, the reader is at the end. */
const NEAR_END_PX = 120;

export type ConversationScrollHandle = {
  toEnd: () => void;
  /** Goes to the very end where the reader is about there, so that what comes next is followed. */
  stayAtEnd: () => void;
  /** Makes a change that adds something at the end, and leaves every word where it is being read. */
  holdStill: (change: () => void) => void;
  /** The same for who reads further up; who is about at the end sees what is added, as when a reply grows. */
  addAtEnd: (change: () => void) => void;
};

/**
 * The scrolling page of a conversation. It is laid out from its end (`column-reverse`): the browser opens it at the
 * newest words, follows them while the reader is there, and stays where the reader went otherwise, all without script.
 */
export function ConversationScroll({
  children,
  onNewest,
  ref,
}: {
  children: ReactNode;
  /** Where the newest words are not on the page yet: fetches them. */
  onNewest: (() => void) | null;
  ref?: Ref<ConversationScrollHandle>;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);

  const toEnd = () => scroller.current?.scrollTo({ top: 0 });
  useImperativeHandle(ref, () => {
    const isAboutAtEnd = () => (scroller.current?.scrollTop ?? 0) >= -NEAR_END_PX;
    const holdStill = (change: () => void) => {
      const top = () => content.current?.getBoundingClientRect().top ?? 0;
      const before = top();
      // At once, so that nothing is painted between the change and the way back.
      flushSync(change);
      scroller.current?.scrollBy({ top: top() - before });
    };
    return {
      toEnd,
      stayAtEnd: () => {
        if (isAboutAtEnd()) toEnd();
      },
      holdStill,
      addAtEnd: (change) => {
        if (!isAboutAtEnd()) return holdStill(change);
        flushSync(change);
        toEnd();
      },
    };
  }, []);

  useEffect(() => {
    const [root, target] = [scroller.current, end.current];
    if (!root || !target) return;
    const observer = new IntersectionObserver(([entry]) => setAtEnd(entry?.isIntersecting ?? true), { root, rootMargin: `0px 0px ${NEAR_END_PX}px 0px` });
    observer.observe(target);
    return () => observer.disconnect();
  }, []);

  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} className="relative flex h-full flex-col-reverse overflow-y-auto overscroll-contain">
        <div ref={end} className="h-px shrink-0" />
        <div ref={content} className="mb-auto flex min-h-full shrink-0 flex-col">
          {children}
        </div>
      </div>
      <div className={cn(COLUMNS, "pointer-events-none absolute inset-x-0 bottom-3", isAtEnd && "invisible")}>
        <button
          type="button"
          onClick={onNewest ?? toEnd}
          className="pointer-events-auto mx-auto flex min-h-9 w-fit items-center gap-1.5 rounded-full border border-line bg-sheet px-3.5 text-ui hover:border-line-strong"
        >
          <ArrowDown size={15} aria-hidden /> Newest
        </button>
      </div>
    </div>
  );
}
