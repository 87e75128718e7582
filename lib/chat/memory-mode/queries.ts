import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { MemoryMode } from "./schema";

/** How far memory goes in a conversation; in one that does not exist yet it goes all the way. */
export async function readMemoryMode({ ownerId, userId }: Scope, conversationId: string): Promise<MemoryMode> {
  const row = await db().conversation.findFirst({ where: { ownerId, userId, id: conversationId }, select: { memoryMode: true } });
  return row ? MemoryMode.parse(row.memoryMode) : "learn";
}
