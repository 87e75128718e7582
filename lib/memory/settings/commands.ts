import "server-only";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";

/** Switches memory on or off for the whole account. What is known stays. */
export async function setMemoryEnabled({ ownerId }: Scope, memoryEnabled: boolean): Promise<void> {
  await db().account.updateMany({ where: { ownerId }, data: { memoryEnabled } });
}
