"use client";

import { useEffect, type ReactNode } from "react";
import type { PageClock } from "@/components/ui/page-clock";
import { Sheet } from "@/components/ui/sheet";
import type { ChatMessage } from "@/lib/chat/schema";
import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";
import { DEMO_PROVIDER_ID } from "@/lib/models/types";
import { useReadLeftOut } from "./memory-edits";
import { countedTokens, shownParts } from "./prompt-parts";
import { ReceiptMemoryRow } from "./receipt-memory";

const numbers = new Intl.NumberFormat("en");

type Use = ReceiptMemory["use"];

const USES: Record<Use, { title: string; explanation: string }> = {
  used: { title: "Used", explanation: "Their words, or their sense, are in the reply." },
  "in-view": { title: "In view, not used", explanation: "The model could read them; nothing in the reply shows that it did." },
  dropped: { title: "Left out", explanation: "They came up, but the budget was full." },
};

export type ReceiptPanelProps = {
  message: ChatMessage;
  receipt: Receipt;
  clock: PageClock;
  isReplying: boolean;
  onClose: () => void;
  /** The reply once more, with one memory kept from the model. */
  onWithout: (memoryId: string) => void;
};

/** Everything the model was given for one reply. */
export default function ReceiptPanel({ receipt, clock, isReplying, onClose, onWithout }: ReceiptPanelProps) {
  const readLeftOut = useReadLeftOut();
  useEffect(() => {
    void readLeftOut();
  }, [readLeftOut]);

  return (
    <Sheet isOpen onOpenChange={(isOpen) => !isOpen && onClose()} side="right" title="What went into this reply">
      <div className="px-5 pb-8">
        <PromptTable receipt={receipt} />
        {(Object.keys(USES) as Use[]).map((use) => {
          const memories = receipt.memories.filter((memory) => memory.use === use);
          return (
            memories.length > 0 && (
              <Section key={use} title={`${USES[use].title} · ${memories.length}`} explanation={USES[use].explanation}>
                <ul>
                  {memories.map((memory, index) => (
                    <ReceiptMemoryRow key={memory.memoryId ?? index} memory={memory} clock={clock} isReplying={isReplying} onWithout={onWithout} />
                  ))}
                </ul>
              </Section>
            )
          );
        })}
        {receipt.memories.length === 0 && <p className="mt-6 text-ui text-ink-2">I found nothing in my memory for this one.</p>}
        <Costs receipt={receipt} />
      </div>
    </Sheet>
  );
}

function Section({ title, explanation, children }: { title: string; explanation: string; children: ReactNode }) {
  return (
    <section className="mt-7">
      <h3 className="text-ui font-bold">{title}</h3>
      <p className="text-small text-ink-3">{explanation}</p>
      {children}
    </section>
  );
}

function PromptTable({ receipt }: { receipt: Receipt }) {
  const counted = countedTokens(receipt);
  return (
    <table className="mt-2 w-full text-ui">
      <caption className="sr-only">The parts of the prompt and their tokens</caption>
      <tbody>
        {shownParts(receipt).map((part) => (
          <tr key={part.label} className="border-b border-line">
            <th scope="row" className="py-2 text-start font-normal">
              <span className="me-2.5 inline-block size-2 rounded-full" style={{ background: part.colour }} />
              {part.label}
              {part.droppedCount > 0 && <span className="text-ink-3"> · {part.droppedCount} left out</span>}
            </th>
            <td className="py-2 text-end font-mono text-small text-ink-2">{numbers.format(part.tokenCount)}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-2 text-start font-medium">
            In all, of {numbers.format(receipt.budgetTokens)}
          </th>
          <td className="py-2 text-end font-mono text-small">{numbers.format(counted)}</td>
        </tr>
        {receipt.usageSource === "provider" && receipt.promptTokens !== counted && (
          <tr>
            <th scope="row" className="py-2 text-start font-normal text-ink-2">
              By the model’s own count
            </th>
            <td className="py-2 text-end font-mono text-small text-ink-2">{numbers.format(receipt.promptTokens)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const sayWhoAnswered = ({ modelId, providerId }: Receipt): string => (providerId === DEMO_PROVIDER_ID ? "the demo model" : `${modelId} (${providerId})`);

function Costs({ receipt }: { receipt: Receipt }) {
  const rows: [string, string][] = [
    ["Answered by", sayWhoAnswered(receipt)],
    ["Reply", `${numbers.format(receipt.completionTokens)} tokens`],
    ...(receipt.reasoningTokens > 0 ? [["Of it, thoughts", `${numbers.format(receipt.reasoningTokens)} tokens`] satisfies [string, string]] : []),
    ...(receipt.firstTokenMs === null ? [] : [["First word after", `${numbers.format(receipt.firstTokenMs)} ms`] satisfies [string, string]]),
    ["Done after", `${(receipt.latencyMs / 1_000).toFixed(1)} s`],
    ...(receipt.emotion === undefined || receipt.emotion === "neutral" ? [] : [["Emotion", receipt.emotion] satisfies [string, string]]),
    ["Tokens counted", receipt.usageSource === "provider" ? "by the model’s own count" : "by us, estimated"],
  ];
  return (
    <dl className="mt-7 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-t border-line pt-4 text-small text-ink-2">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd className="text-end [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
