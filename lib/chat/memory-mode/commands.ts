import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { fail, ok, type Result } from "@/lib/result";
import type { MemoryMode } from "./schema";

/** Sets how far memory goes in a conversation. What was learned before stays. */
export async function setMemoryMode({ ownerId, userId }: Scope, conversationId: string, memoryMode: MemoryMode): Promise<Result<MemoryMode, { readonly code: "not_found" }>> {
  const { count } = await db().conversation.updateMany({ where: { ownerId, userId, id: conversationId }, data: { memoryMode } });
  return count > 0 ? ok(memoryMode) : fail({ code: "not_found" });
}
