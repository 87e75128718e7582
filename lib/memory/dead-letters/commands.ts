import "server-only";
import { now } from "@/lib/clock";
import { open, seal } from "@/lib/crypto/sealing";
import { inTransaction } from "@/lib/db/client";
import type { OwnerId } from "@/lib/db/scope";
import { newId } from "@/lib/ids";
import { sendJobs } from "@/lib/jobs/commands";
import { type JobDefinition, queued } from "@/lib/jobs/job";
import { extractMemoriesJob } from "@/lib/memory/jobs";
import { fail, ok, type Result } from "@/lib/result";
import { DeadLetterKind } from "./schema";

type NotFound = { readonly code: "not_found" };

/** Work that is given up. `error` is a code or the name of an error, never its words. */
export type ParkedWork = { readonly kind: DeadLetterKind; readonly messageId: string; readonly payload: object; readonly error: string; readonly attempts: number };

const DEFINITIONS: Readonly<Record<DeadLetterKind, JobDefinition>> = { "memory.extract": extractMemoriesJob };
const identity = (ownerId: string, id: string) => [ownerId, id];

/** Puts work where an operator sees it. Of one kind of work on one message there is one letter: the newest says how it stands. */
export async function parkWork(ownerId: OwnerId, work: ParkedWork): Promise<void> {
  const { kind, messageId, payload, error, attempts } = work;
  await inTransaction(async (transaction) => {
    // A message deleted meanwhile takes its work along.
    const message = await transaction.message.findUnique({ where: { ownerId_id: { ownerId, id: messageId } }, select: { id: true } });
    if (!message) return;
    await transaction.deadLetter.deleteMany({ where: { ownerId, kind, messageId } });
    const id = newId();
    await transaction.deadLetter.create({
      data: { ownerId, id, kind, messageId, payloadSealed: seal("dead-letter", identity(ownerId, id), JSON.stringify(payload)), error: error.slice(0, 200), attempts, createdAt: now() },
    });
  });
}

/** Queues parked work again, from its first try. */
export async function retryDeadLetter(deadLetterId: string): Promise<Result<null, NotFound>> {
  return inTransaction(async (transaction) => {
    const letter = await transaction.deadLetter.findFirst({ where: { id: deadLetterId } });
    if (!letter) return fail({ code: "not_found" });
    const { count } = await transaction.deadLetter.deleteMany({ where: { ownerId: letter.ownerId, id: deadLetterId } });
    // Two operators at once queue it once.
    if (count === 0) return fail({ code: "not_found" });
    const payload: unknown = JSON.parse(open("dead-letter", identity(letter.ownerId, letter.id), letter.payloadSealed));
    await sendJobs(transaction, [queued(DEFINITIONS[DeadLetterKind.parse(letter.kind)], payload, newId())]);
    return ok(null);
  });
}

/** Drops parked work for good: nothing is learned from its message. */
export async function dropDeadLetter(deadLetterId: string): Promise<Result<null, NotFound>> {
  return inTransaction(async (transaction) => {
    const { count } = await transaction.deadLetter.deleteMany({ where: { id: deadLetterId } });
    return count === 0 ? fail({ code: "not_found" }) : ok(null);
  });
}
