import Link from "next/link";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { KnownThen } from "@/lib/memory/timeline/schema";
import { TYPE_FACES } from "./memory-types";
import { sayCorrected } from "./say-corrected";
import { sourceAddress } from "./source-address";

/** What was known on a day, in the words of then, and what became of it since. */
export function TimelineKnown({ memories, clock }: { memories: readonly KnownThen[]; clock: PageClock }) {
  return (
    <ul aria-label="Known then" className="mt-2">
      {memories.map((memory) => (
        <li key={memory.id} aria-label={memory.content} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 border-b border-line py-3">
          <span aria-hidden className="mt-1.5 size-2.5 rounded-[2px]" style={{ background: TYPE_FACES[memory.type].colour }} />
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="text-text leading-snug">{memory.content}</p>
            {memory.quote && <p className="mt-1 font-serif text-note text-pencil italic">“{memory.quote}”</p>}
            <p className="mt-1 text-small text-ink-2">
              {TYPE_FACES[memory.type].one},{" "}
              {memory.correctedAt !== null ? (
                sayCorrected(memory.correctedAt, clock)
              ) : memory.conversationId ? (
                <Link href={sourceAddress(memory.conversationId, memory.messageId)} prefetch={false} className="underline decoration-line-strong underline-offset-2 hover:text-ink">
                  learned {sayDay(memory.learnedAt, clock)}
                </Link>
              ) : (
                `learned ${sayDay(memory.learnedAt, clock)}`
              )}
            </p>
            {memory.contentNow === null && <p className="mt-1 text-small text-ink-3">No longer so.</p>}
            {memory.contentNow !== null && memory.contentNow !== memory.content && <p className="mt-1 text-small text-ink-3">Now: {memory.contentNow}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
