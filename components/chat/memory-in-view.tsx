"use client";

import Link from "next/link";
import { useSyncExternalStore } from "react";
import type { PageClock } from "@/components/ui/page-clock";
import type { Receipt } from "@/lib/chat/receipt";
import type { MemoryMode } from "@/lib/chat/memory-mode/schema";
import type { LiveReplyStore } from "./live-reply";
import { sayExpiry } from "./say-expiry";
import { sayInView } from "./say-in-view";

/** Beside the composer: what of my memory lies before the model, for the reply being written or the last one, who answers, and until when the conversation stays. */
export function MemoryInView({
  live,
  isReplying,
  receipt,
  isDemo,
  modelLabel,
  isEnabled,
  isTemporary,
  mode,
  expiresAt,
  clock,
  onMode,
}: {
  live: LiveReplyStore;
  isReplying: boolean;
  receipt: Receipt | null;
  isDemo: boolean;
  modelLabel: string;
  /** For the whole account. */
  isEnabled: boolean;
  /** Then nothing can be learned. */
  isTemporary: boolean;
  mode: MemoryMode;
  /** Null where it stays. */
  expiresAt: string | null;
  clock: PageClock;
  onMode: (mode: MemoryMode) => void;
}) {
  const reply = useSyncExternalStore(live.subscribe, live.read, live.read);
  const memories = isReplying && reply.memories.length > 0 ? reply.memories : (receipt?.memories ?? []);
  const inView = sayInView(memories);
  return (
    <div className="mt-2 px-1 text-small text-ink-3 wide:mt-0 wide:self-end wide:px-0 wide:pb-3">
      {isEnabled ? (
        <label className="flex flex-wrap items-baseline gap-x-1">
          Memory here
          <select
            value={mode}
            onChange={(event) => onMode(event.currentTarget.value as MemoryMode)}
            className="min-h-8 cursor-pointer rounded-sm bg-transparent text-ink-2 underline decoration-line-strong underline-offset-2 hover:text-ink"
          >
            {MODES.filter(({ value }) => !isTemporary || value !== "learn").map(({ value, label }) => (
              <option key={value} value={value} className="bg-sheet text-ink">
                {label}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p>
          <Link href="/memory" className="underline decoration-line-strong underline-offset-2 hover:text-ink">
            Memory is off.
          </Link>
        </p>
      )}
      <p>
        {isEnabled && mode !== "off" && inView !== "" && `${inView} `}
        {isDemo ? "The demo model answers." : `The model is ${modelLabel}.`}
      </p>
      {expiresAt !== null && <p>{sayExpiry(expiresAt, clock)}</p>}
    </div>
  );
}

const MODES: readonly { value: MemoryMode; label: string }[] = [
  { value: "learn", label: "reads and learns" },
  { value: "read", label: "reads only" },
  { value: "off", label: "off" },
];
