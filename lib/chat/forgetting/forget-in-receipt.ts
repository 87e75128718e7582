import type { Receipt, ReceiptMemory } from "@/lib/chat/receipt";
import type { Forgotten } from "./forgotten";

/** An id as a number of 32 bits, by its random end. Two ids may share one: then a receipt is opened for nothing. */
export const mentionOf = (id: string): number => Number.parseInt(id.slice(-8), 16) | 0;

/** Everything a receipt quotes, as numbers by which it is found again: memories, and conversations they came from. */
export function mentionsIn(receipt: Receipt): number[] {
  const ids = receipt.memories.flatMap(({ memoryId, source }) => [memoryId, source.conversationId]);
  return [...new Set(ids.flatMap((id) => (id === null ? [] : [mentionOf(id)])))];
}

/** The numbers of what was forgotten. */
export const mentionsOf = ({ memoryIds, conversationId }: Forgotten): number[] => [...memoryIds, ...(conversationId === null ? [] : [conversationId])].map(mentionOf);

/**
 * A receipt without the words of what was forgotten. What it weighed stays, so that its sums still come out; the
 * reply's own words stay, too, and where in them it was used.
 * @returns null where nothing of it stands there
 */
export function forgetInReceipt(receipt: Receipt, forgotten: Forgotten): Receipt | null {
  const memoryIds = new Set(forgotten.memoryIds);
  const memories = receipt.memories.map((memory) => forgetInMemory(memory, memoryIds, forgotten));
  return memories.some((memory, index) => memory !== receipt.memories[index]) ? { ...receipt, memories } : null;
}

function forgetInMemory(memory: ReceiptMemory, memoryIds: ReadonlySet<string>, { conversationId, isUnlearned }: Forgotten): ReceiptMemory {
  const nowhere = { conversationId: null, conversationTitle: null, messageId: null, quote: null, date: memory.source.date };
  const isFromThere = conversationId !== null && memory.source.conversationId === conversationId;
  if (memory.memoryId !== null && memoryIds.has(memory.memoryId)) {
    return memory.isForgotten && memory.content === "" ? memory : { ...memory, content: "", source: nowhere, isForgotten: true };
  }
  if (!isFromThere) return memory;
  if (memory.kind === "episode") return { ...memory, content: "", source: nowhere, isForgotten: true };
  const { correctedAt } = memory.source;
  return isUnlearned ? { ...memory, source: correctedAt === undefined ? nowhere : { ...nowhere, correctedAt } } : memory;
}
