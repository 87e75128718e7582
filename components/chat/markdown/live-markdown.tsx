"use client";

import type { RootContent } from "mdast";
import { memo, useMemo, useRef, type ReactNode } from "react";
import { closeOpenMarks } from "./close-open-marks";
import { levelHeadings } from "./level-headings";
import { markdownChildren } from "./markdown";
import { isFitToParse, parseMarkdown } from "./parse-markdown";
import { renderMarkdown, type RenderOptions } from "./render-markdown";
import type { UseSpan } from "./mark-uses";

/** What can no longer change: its length in characters, its text, its elements. */
export type Settled = { upTo: number; text: string; blocks: ReactNode[]; openHeadings: readonly number[] };

export const NOTHING_SETTLED: Settled = { upTo: 0, text: "", blocks: [], openHeadings: [] };
/** The last block may still grow, and the one before it may still be joined by it (a list after a blank line). */
const BLOCKS_KEPT_OPEN = 2;

/**
 * A text that is still coming in. Blocks that can no longer change are parsed once and kept; only the open end is
 * parsed again with each piece, so the work stays linear in the length of the reply.
 */
export const LiveMarkdown = memo(function LiveMarkdown({
  text,
  isGrowing,
  uses = [],
  idPrefix = "",
}: {
  text: string;
  isGrowing: boolean;
  uses?: readonly UseSpan[];
  idPrefix?: string;
}) {
  const settled = useRef(NOTHING_SETTLED);
  const children = useMemo(() => {
    if (!isGrowing) return markdownChildren(text, { uses, idPrefix });
    const known = text.startsWith(settled.current.text) ? settled.current : NOTHING_SETTLED;
    const step = settle(text, known);
    settled.current = step.settled;
    const shown = [...step.settled.blocks, ...step.open];
    // Where nothing can be shown yet, there is still the place where it will be.
    return shown.length > 0 ? shown : <p />;
  }, [text, isGrowing, uses, idPrefix]);

  return (
    <div className="md" data-growing={isGrowing || undefined}>
      {children}
    </div>
  );
});

/** Parses from the last settled block on. Exported for its test. */
export function settle(text: string, known: Settled): { settled: Settled; open: ReactNode[] } {
  const rest = text.slice(known.upTo);
  if (!isFitToParse(rest)) return { settled: known, open: [<p key="plain" className="md-html">{rest}</p>] };

  const blocks = parseMarkdown(rest).children;
  const closed = blocks.slice(0, Math.max(0, blocks.length - BLOCKS_KEPT_OPEN));
  const end = closed.length === 0 ? 0 : (blocks[closed.length]?.position?.start.offset ?? 0);
  const upTo = known.upTo + end;
  const settled: Settled =
    end === 0
      ? known
      : {
          upTo,
          text: text.slice(0, upTo),
          blocks: [...known.blocks, ...render(closed, { source: rest, keyOffset: known.upTo, openHeadings: known.openHeadings })],
          openHeadings: levelHeadings({ type: "root", children: closed }, known.openHeadings).open,
        };

  const open = rest.slice(end);
  const shown = closeOpenMarks(open);
  // Most often nothing was open, and what was just parsed serves.
  const isWhole = shown === open;
  const { openHeadings } = settled;
  const growing = isWhole
    ? render(blocks.slice(closed.length), { source: rest, keyOffset: known.upTo, openHeadings, isGrowing: true })
    : render(parseMarkdown(shown).children, { source: shown, keyOffset: upTo, openHeadings, isGrowing: true });
  return { settled, open: growing };
}

function render(blocks: RootContent[], options: RenderOptions): ReactNode[] {
  return renderMarkdown({ type: "root", children: blocks }, options);
}
