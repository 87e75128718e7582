import type { z } from "zod";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { memoryHistoryContract } from "@/lib/memory/contract";

export type HistoryEntry = z.infer<(typeof memoryHistoryContract)["response"]>[number];

/** As many as the server gives: there may be more. */
const MOST_ENTRIES = 200;

/**
 * States of a memory and of what it replaced, the newest first: each with its words, struck through where they hold no
 * more, its days and why. Where the words stayed the same they stand once, with the state in which they were new.
 */
export function HistoryList({ entries, clock }: { entries: readonly HistoryEntry[]; clock: PageClock }) {
  const current = entries[0];
  return (
    <ol aria-label="History" className="mt-3 border-s border-line ps-3">
      {entries.map((entry, index) => {
        const isReplaced = entry.memory_id !== current?.memory_id;
        const [newer, older] = [entries.slice(0, index), entries[index + 1]];
        const hasWords = isReplaced || older?.memory_id !== entry.memory_id || older.content !== entry.content;
        const isOver = isReplaced || newer.some(({ content }) => content !== entry.content) || current.valid_to !== null;
        return (
          <li key={`${entry.memory_id} ${entry.version}`} className="py-1 text-ui [overflow-wrap:anywhere]">
            {hasWords && (isOver ? <del className="text-ink-3">{entry.content}</del> : <span>{entry.content}</span>)}
            {hasWords && isOver && entry.source?.quote && <q className="block font-serif text-note text-pencil italic">{entry.source.quote}</q>}
            <span className="block text-small text-ink-3">
              {sayDays(entry, isReplaced, clock)}
              {entry.reason && ` · ${entry.reason}`}
            </span>
          </li>
        );
      })}
      {entries.length >= MOST_ENTRIES && <li className="py-1 text-small text-ink-3">What is older than these {MOST_ENTRIES} is not shown.</li>}
    </ol>
  );
}

/** Of what was replaced, from when to when it held; of a version, when it began. */
function sayDays({ valid_from, valid_to }: HistoryEntry, isReplaced: boolean, clock: PageClock): string {
  const [from, to] = [sayDay(valid_from, clock), valid_to === null ? null : sayDay(valid_to, clock)];
  return isReplaced && to !== null && to !== from ? `${from} to ${to}` : from;
}
