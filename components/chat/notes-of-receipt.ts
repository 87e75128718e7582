import { sayCorrected } from "@/components/memory/say-corrected";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";
import type { UseSpan } from "./markdown/mark-uses";

/** A memory that shaped a reply, with the number it has in the reply and in the margin. */
export type Note = { number: number; memory: ReceiptMemory };

export type Notes = { notes: Note[]; uses: UseSpan[] };

const NONE: Notes = { notes: [], uses: [] };

/** Numbers the used memories in the order their words come in the reply; used ones without words come after. */
export function notesOf(receipt: Receipt | null): Notes {
  if (!receipt) return NONE;
  const spans = receipt.spans.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const numbers = new Map<string, number>();
  const used = receipt.memories.filter((memory) => memory.use === "used" && memory.mark !== null);
  const known = new Set(used.map((memory) => memory.mark));
  for (const { mark } of spans) {
    if (known.has(mark) && !numbers.has(mark)) numbers.set(mark, numbers.size + 1);
  }
  for (const { mark } of used) {
    if (mark !== null && !numbers.has(mark)) numbers.set(mark, numbers.size + 1);
  }
  const notes = used
    .flatMap((memory) => {
      const number = memory.mark === null ? undefined : numbers.get(memory.mark);
      return number === undefined ? [] : [{ number, memory }];
    })
    .toSorted((a, b) => a.number - b.number);
  const uses = spans.flatMap(({ mark, start, end }) => {
    const number = numbers.get(mark);
    return number === undefined ? [] : [{ number, start, end }];
  });
  return { notes, uses };
}

/** Where a memory was learned, in a few words: "you said so on 3 Oct", "from “Weekend in Porto”, 12 Sept", "corrected by you, 14 Sept". */
export function sayWhereFrom(memory: ReceiptMemory, clock: PageClock): string {
  const day = sayDay(memory.source.date, clock);
  if (memory.isForgotten) return "with what it was learned from";
  if (memory.kind === "episode" && memory.source.conversationTitle) return `from “${memory.source.conversationTitle}”, ${day}`;
  if (memory.source.correctedAt !== undefined) return sayCorrected(memory.source.correctedAt, clock);
  if (!memory.source.conversationId) return `you wrote it down ${/\d/.test(day) ? `on ${day}` : day}`;
  return `you said so ${/\d/.test(day) ? `on ${day}` : day}`;
}
