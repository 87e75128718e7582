import "server-only";
import { open } from "@/lib/crypto/sealing";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import type { HeardAgain } from "./schema";

/** Where a memory was heard again, newest first. Somebody else's and a missing one have no sources. */
export async function readSources(scope: Scope, memoryId: string): Promise<HeardAgain[]> {
  const { ownerId, userId } = scope;
  const rows = await db().memorySource.findMany({ where: { ownerId, memoryId, memory: { userId } }, orderBy: [{ saidAt: "desc" }, { messageId: "desc" }] });
  return rows.map(({ messageId, conversationId, quoteSealed, saidAt }) => ({
    conversationId,
    messageId,
    quote: open("memory", [ownerId, memoryId, "source", messageId], quoteSealed),
    saidAt: saidAt.toISOString(),
  }));
}
