import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { MemoryId } from "@/lib/memory/schema";

/** A memory that stays out of a conversation, and the message that says the same in the person's own words. */
export type LeftOut = { readonly memoryId: MemoryId; readonly sourceMessageId: string | null };

/** Which memories stay out of a conversation. Somebody else's and a missing one leave nothing out. */
export async function readLeftOut({ ownerId, userId }: Scope, conversationId: string): Promise<LeftOut[]> {
  const rows = await db().memoryExclusion.findMany({
    where: { ownerId, conversationId, conversation: { userId } },
    select: { memoryId: true, memory: { select: { sourceMessageId: true } } },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ memoryId, memory }) => ({ memoryId: MemoryId.parse(memoryId), sourceMessageId: memory.sourceMessageId }));
}
