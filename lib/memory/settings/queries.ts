import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";

/** Whether memory is on for the whole account. An owner without an account has nothing to switch it off with. */
export async function isMemoryEnabled({ ownerId }: Scope): Promise<boolean> {
  const account = await db().account.findUnique({ where: { ownerId }, select: { memoryEnabled: true } });
  return account?.memoryEnabled ?? true;
}
