"use client";

import Link from "next/link";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { readMemory } from "./memory-calls";
import { sourceAddress } from "./source-address";
import { useAnswerAbout } from "./use-answer-about";

/** Every message a memory was heard in, the one it was learned from last. Read when it is opened. */
export function MemorySources({ memoryId, clock }: { memoryId: string; clock: PageClock }) {
  const answer = useAnswerAbout(memoryId, readMemory);
  if (!answer) return <p role="status" className="mt-3 text-small text-ink-3">Looking it up…</p>;
  if (!answer.ok) return <p role="alert" className="mt-3 text-small text-bad">Where it was said could not be read. {answer.failure.message}</p>;
  const { source, heard_again, valid_from } = answer.value;
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
          </span>
        </li>
      ))}
    </ol>
  );
}
