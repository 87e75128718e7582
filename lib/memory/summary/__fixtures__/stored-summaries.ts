import { seal } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import { openSummary } from "@/lib/memory/summary/rows";
import type { SummaryContent } from "@/lib/memory/summary/schema";
import type { ToldConversation } from "./told-conversation";

export type StoredSummary = { readonly version: number; readonly watermark: number; readonly endsAtMessageId: string; readonly model: string; readonly content: SummaryContent };

/** Every version of a conversation, oldest first. */
export async function summariesOf({ scope, conversationId }: Pick<ToldConversation, "scope" | "conversationId">): Promise<StoredSummary[]> {
  const rows = await db().summary.findMany({ where: { ownerId: scope.ownerId, conversationId }, orderBy: { version: "asc" } });
  return rows.map(({ version, watermark, endsAtMessageId, model, contentSealed }) => ({
    version,
    watermark,
    endsAtMessageId,
    model,
    content: openSummary(scope.ownerId, conversationId, endsAtMessageId, contentSealed),
  }));
}

/** Turns of a summary as its entries hold them: in order and each once, if all is well. */
export const turnsOf = (summary: Pick<StoredSummary, "content"> | undefined): number[] =>
  (summary?.content.interactions ?? []).flatMap(({ first_turn, last_turn }) => Array.from({ length: last_turn - first_turn + 1 }, (_, index) => first_turn + index));

/** Gives a message other words, as a reply that goes on has. */
export const sealMessage = ({ scope: { ownerId } }: ToldConversation, id: string, text: string) =>
  db().message.updateMany({ where: { ownerId, id }, data: { contentSealed: seal("message", [ownerId, id], text) } });
