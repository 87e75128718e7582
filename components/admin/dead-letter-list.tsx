"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/notify";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import { call } from "@/lib/client/call";
import type { dropDeadLetterContract, retryDeadLetterContract } from "@/lib/memory/dead-letters/contract";
import type { DeadLetterKind, DeadLetterListing } from "@/lib/memory/dead-letters/schema";

const KINDS: Record<DeadLetterKind, string> = { "memory.extract": "Learning from a message" };

/** Work that failed every time, to be tried again or dropped: kind, error and age, never whose or what was written. */
export function DeadLetterList({ deadLetters, total, clock }: { deadLetters: readonly DeadLetterListing[]; total: number; clock: PageClock }) {
  const router = useRouter();
  const [busyId, setBusyId] = useState<string | null>(null);

  async function tryAgain({ id }: DeadLetterListing) {
    setBusyId(id);
    const result = await call<typeof retryDeadLetterContract>({ method: "POST", path: "/api/v1/admin/dead-letters/[deadLetterId]/retry" }, { params: { deadLetterId: id } });
    after(result.ok ? null : result.failure.message);
  }
  async function drop({ id }: DeadLetterListing) {
    setBusyId(id);
    const result = await call<typeof dropDeadLetterContract>({ method: "DELETE", path: "/api/v1/admin/dead-letters/[deadLetterId]" }, { params: { deadLetterId: id } });
    after(result.ok ? null : result.failure.message);
  }
  function after(failure: string | null) {
    setBusyId(null);
    if (failure === null) router.refresh();
    else notify({ message: failure, tone: "bad" });
  }

  if (total === 0) return <p className="text-ui text-ink-2">Nothing. Everything that was begun was done.</p>;
  return (
    <>
      <ul aria-label="Given up" className="divide-y divide-line border-y border-line">
        {deadLetters.map((letter) => (
          <li key={letter.id} aria-label={`${KINDS[letter.kind]}, ${letter.error}`} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="text-ui font-medium">{KINDS[letter.kind]}</p>
              <p className="text-small text-ink-3 [overflow-wrap:anywhere]">
                {letter.error}, after {letter.attempts} {letter.attempts === 1 ? "try" : "tries"}, {sayDay(letter.created_at, clock)}
              </p>
            </div>
            <div className="flex gap-2">
              <Button isBusy={busyId === letter.id} onClick={() => void tryAgain(letter)}>
                Try again
              </Button>
              <Button look="quiet" disabled={busyId === letter.id} onClick={() => void drop(letter)}>
                Drop
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {total > deadLetters.length && <p className="text-small text-ink-3">{total - deadLetters.length} older ones are not shown.</p>}
    </>
  );
}
