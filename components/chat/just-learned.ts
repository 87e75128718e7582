import { useSyncExternalStore } from "react";
import type { ConversationId, MessageId } from "@/lib/chat/schema";
import { call } from "@/lib/client/call";
import type { readLearnedContract } from "@/lib/memory/learned/contract";

/**
 * Where something learned stands: remembered; waiting for the person's word, being a proposal until then; or decided
 * without a memory of its own, since it was refused, only ended another one, or was decided somewhere else.
 */
export type Standing = "remembered" | "waiting" | "refused" | "ended" | "decided-elsewhere";
export type Learned = { id: string; content: string; standing: Standing };

/** A message is read by a job after its reply; these are the moments we look whether it was. */
const LOOK_AFTER_MS = [400, 600, 1_200, 3_000, 8_000, 20_000];
const NONE: readonly Learned[] = [];

let placed: ReadonlyMap<string, readonly Learned[]> = new Map();
const listeners = new Set<() => void>();
const learnedListeners = new Set<() => void>();

/** Calls the listener when something was found here to have been learned. @returns how to end it */
export function onLearned(listener: () => void): () => void {
  learnedListeners.add(listener);
  return () => learnedListeners.delete(listener);
}

function tellLearned(): void {
  for (const listener of learnedListeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was learned while a reply was the newest one here. */
export function useJustLearned(replyId: MessageId): readonly Learned[] {
  return useSyncExternalStore(subscribe, () => placed.get(replyId) ?? NONE, () => NONE);
}

/** Shows what was learned under a reply, and no longer under another one: each thing stands in one place. */
export function placeLearned(replyId: MessageId, memories: readonly Learned[]): void {
  const ids = new Set(memories.map(({ id }) => id));
  const kept = [...placed].map(([at, known]): [string, readonly Learned[]] => [at, known.some(({ id }) => ids.has(id)) ? known.filter(({ id }) => !ids.has(id)) : known]);
  const next = new Map(kept);
  placed = next.set(replyId, [...(next.get(replyId) ?? NONE), ...memories]);
  for (const listener of listeners) listener();
}

/** Puts what a proposal became in its place. */
export function settleWaiting(proposalId: string, settled: Learned): void {
  placed = new Map([...placed].map(([at, known]) => [at, known.map((learned) => (learned.id === proposalId ? settled : learned))]));
  for (const listener of listeners) listener();
  if (settled.standing === "remembered") tellLearned();
}

/** Looks until the message was read, for what was learned from it. A look that fails is made up for by the next; after the last, the memory page tells. */
export async function lookForLearned(conversationId: ConversationId, messageId: MessageId): Promise<readonly Learned[]> {
  for (const delayMs of LOOK_AFTER_MS) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const result = await call<typeof readLearnedContract>(
      { method: "GET", path: "/api/v1/conversations/[conversationId]/learned/[messageId]" },
      { params: { conversationId, messageId } },
    );
    if (!result.ok || !result.value.is_read) continue;
    const { memories, proposals } = result.value;
    if (memories.length > 0) tellLearned();
    return [...memories.map((memory) => ({ ...memory, standing: "remembered" as const })), ...proposals.map((proposal) => ({ ...proposal, standing: "waiting" as const }))];
  }
  return NONE;
}
