"use client";

import { useSyncExternalStore } from "react";
import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";
import type { LiveReplyStore } from "./live-reply";

function count(memories: readonly ReceiptMemory[], kind: ReceiptMemory["kind"], one: string, many: string): string | null {
  const number = memories.filter((memory) => memory.kind === kind && memory.use !== "dropped").length;
  if (number === 0) return null;
  return number === 1 ? `one ${one}` : `${number} ${many}`;
}

/** Beside the composer: what of my memory lies before the model, for the reply being written or the last one. */
export function MemoryInView({
  live,
  isReplying,
  receipt,
  isDemo,
  modelLabel,
}: {
  live: LiveReplyStore;
  isReplying: boolean;
  receipt: Receipt | null;
  isDemo: boolean;
  modelLabel: string;
}) {
  const reply = useSyncExternalStore(live.subscribe, live.read, live.read);
  const memories = isReplying && reply.memories.length > 0 ? reply.memories : (receipt?.memories ?? []);
  const found = [count(memories, "memory", "memory", "memories"), count(memories, "episode", "past talk", "past talks")].filter((text) => text !== null);
  return (
    <p className="mt-2 px-1 text-small text-ink-3 wide:mt-0 wide:self-end wide:px-0 wide:pb-3">
      Memory is on{found.length > 0 ? `: ${found.join(", ")} in view.` : "."} {isDemo ? "The demo model answers." : `${modelLabel} answers.`}
    </p>
  );
}
