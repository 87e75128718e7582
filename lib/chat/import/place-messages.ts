import { fail, ok, type Result } from "@/lib/result";
import type { ImportedConversation, ImportedMessage } from "./schema";

/** What is stored already under ids that an import names: the conversation of each message. */
export type KnownMessages = ReadonlyMap<string, { readonly conversationId: string }>;
export type PlacedMessage = ImportedMessage & { readonly parentId: string | null };
export type Misplaced = { readonly code: "conflict" | "unknown_parent"; readonly messageId: string };

/**
 * Gives every message its parent: the one it names, or the one before it in the list. A parent must come before its
 * reply or be stored already, in this conversation: an id alone never joins two conversations.
 */
export function placeMessages({ id, messages }: ImportedConversation, known: KnownMessages): Result<PlacedMessage[], Misplaced> {
  const placed: PlacedMessage[] = [];
  const earlier = new Set<string>();
  const isHere = (messageId: string) => earlier.has(messageId) || known.get(messageId)?.conversationId === id;
  for (const message of messages) {
    const stored = known.get(message.id);
    if (stored && stored.conversationId !== id) return fail({ code: "conflict", messageId: message.id });
    const parentId = message.parentId === undefined ? (placed.at(-1)?.id ?? null) : message.parentId;
    if (parentId !== null && !isHere(parentId)) return fail({ code: "unknown_parent", messageId: message.id });
    placed.push({ ...message, parentId });
    earlier.add(message.id);
  }
  return ok(placed);
}

/** Whether the last message goes on from `leafId`, so that the branch in view may move to its end. */
export function goesOnFrom(placed: readonly PlacedMessage[], leafId: string | null): boolean {
  const parents = new Map(placed.map(({ id, parentId }) => [id as string, parentId]));
  let at: string | null | undefined = placed.at(-1)?.id;
  while (at !== null && at !== undefined && at !== leafId) at = parents.get(at);
  return at === leafId && leafId !== null;
}
