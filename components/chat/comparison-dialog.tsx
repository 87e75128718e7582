"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ChatMessage, MessageId } from "@/lib/chat/schema";
import type { LiveReplyStore } from "./live-reply";
import { ReplyBody } from "./reply-body";
import type { Comparison } from "./use-comparison";

export type ComparisonDialogProps = {
  comparison: Comparison;
  live: LiveReplyStore;
  onClose: () => void;
  /** Brings that version into view. */
  onKeep: (id: MessageId) => void;
};

const numbers = new Intl.NumberFormat("en");

/** The same answer with a memory and without it: side by side where there is room, else one above the other. */
export default function ComparisonDialog({ comparison, live, onClose, onKeep }: ComparisonDialogProps) {
  const { before, after, without } = comparison;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title="With it, and without it"
      description={`What “${without}” did to the reply.`}
      isWide
    >
      <div className="mt-5 grid gap-x-8 gap-y-8 min-[64rem]:grid-cols-2">
        <Version title="With it" message={before} live={live} onKeep={onKeep} />
        <Version title="Without it" message={after} live={live} onKeep={onKeep} />
      </div>
      <div className="mt-6 flex justify-end">
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}

function Version({ title, message, live, onKeep }: { title: string; message: ChatMessage; live: LiveReplyStore; onKeep: (id: MessageId) => void }) {
  const { receipt } = message;
  // The reply itself stands on the page, too: what it names by id must not be named twice.
  const copy = { ...message, id: `compared-${message.id}` as MessageId };
  return (
    <section aria-label={title} className="flex min-w-0 flex-col border-t border-line pt-3">
      <h3 className="text-ui font-bold">{title}</h3>
      {receipt && (
        <p className="text-small text-ink-3">
          {numbers.format(receipt.promptTokens)} tokens read, {numbers.format(receipt.completionTokens)} written
        </p>
      )}
      <div className="mt-3 min-w-0 flex-1">
        <ReplyBody message={copy} rendered={undefined} uses={[]} live={live} />
      </div>
      <div className="mt-4">
        <Button look="outline" onClick={() => onKeep(message.id)}>
          Go on with this one
        </Button>
      </div>
    </section>
  );
}
