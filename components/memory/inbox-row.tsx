"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { sayDay, type PageClock } from "@/components/ui/page-clock";
import type { ProposalRecord } from "@/lib/memory/review/schema";
import { CorrectionForm } from "./correction-form";
import { LAID_OUT_IN_SIGHT } from "./laid-out-in-sight";
import { sayImportance, TYPE_FACES } from "./memory-types";
import { sourceAddress } from "./source-address";

export type InboxRowProps = {
  proposal: ProposalRecord;
  clock: PageClock;
  isBusy: boolean;
  onAccept: (content?: string) => Promise<void>;
  onReject: () => Promise<void>;
};

/** One thing that waits: what would be remembered in print, the words it comes from in pencil, and the choice. */
export function InboxRow({ proposal, clock, isBusy, onAccept, onReject }: InboxRowProps) {
  const [isEditing, setEditing] = useState(false);
  const { content, source } = proposal;
  return (
    <li aria-label={content} className={`${LAID_OUT_IN_SIGHT} border-b border-line py-4`}>
      {isEditing ? (
        <CorrectionForm initialContent={content} onSave={onAccept} onCancel={() => setEditing(false)} />
      ) : (
        <p className="text-text leading-snug [overflow-wrap:anywhere]">{content}</p>
      )}
      <p className="mt-1 font-serif text-note text-pencil italic [overflow-wrap:anywhere]">“{source.quote}”</p>
      <p className="mt-1 text-small text-ink-2">
        {[TYPE_FACES[proposal.type].one, sayImportance(proposal.importance)].filter(Boolean).join(" · ")}
        {" · "}
        <Link href={sourceAddress(source.conversation_id, source.message_id)} className="underline decoration-line-strong underline-offset-2 hover:text-ink">
          you said so, {sayDay(proposal.said_at, clock)}
        </Link>
      </p>
      {!isEditing && (
        <div className="mt-2.5 flex flex-wrap gap-2">
          <Button isBusy={isBusy} aria-label={`Remember “${content}”`} onClick={() => void onAccept()}>
            Remember
          </Button>
          <Button look="quiet" disabled={isBusy} aria-label={`Put “${content}” in other words`} onClick={() => setEditing(true)}>
            In other words
          </Button>
          <Button look="quiet" disabled={isBusy} aria-label={`Do not remember “${content}”`} onClick={() => void onReject()}>
            No
          </Button>
        </div>
      )}
    </li>
  );
}
