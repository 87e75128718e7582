import Link from "next/link";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { MemoryWithSourcesRecord } from "@/lib/memory/contract";
import { sourceAddress } from "./source-address";

/** The messages a memory was heard in, the one it was learned from last, each with its words and a way there. */
export function SourceList({ memory, clock }: { memory: Pick<MemoryWithSourcesRecord, "source" | "heard_again" | "valid_from" | "corrected_at">; clock: PageClock }) {
  const { source, heard_again, valid_from, corrected_at } = memory;
  const sources = [...heard_again, ...(source ? [{ ...source, said_at: valid_from }] : [])];
  if (sources.length === 0) return <p className="mt-3 text-small text-ink-2">In no conversation: it was written down.</p>;
  return (
    <ol aria-label="Where it was said" className="mt-3 border-s border-line ps-3">
      {sources.map(({ conversation_id, message_id, quote, said_at, is_on_branch }) => (
        <li key={message_id} className="py-1">
          {quote && <span className="block font-serif text-note text-pencil italic [overflow-wrap:anywhere]">“{quote}”</span>}
          <span className="block text-small text-ink-2">
            {is_on_branch === null ? (
              `${sayDay(said_at, clock)}, in a conversation that is gone`
            ) : (
              <Link href={sourceAddress(conversation_id, message_id)} prefetch={false} className="underline decoration-line-strong underline-offset-2 hover:text-ink">
                {sayDay(said_at, clock)}
              </Link>
            )}
            {is_on_branch === false && ", in a version of the conversation that you left"}
            {corrected_at !== null && said_at < corrected_at && ", before you corrected it"}
          </span>
        </li>
      ))}
    </ol>
  );
}
