import "server-only";
import type { Transaction } from "@/lib/db/client";
import { db, inTransaction } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { dropJobsOf } from "@/lib/jobs/commands";
import type { Result } from "@/lib/result";
import { fail, ok } from "@/lib/result";
import { whoseOf } from "./queries";

export type LastAdmin = { readonly code: "last_admin" };

/** Tables that others hang on, and how many of their rows go at once: a conversation takes many rows along. */
const ROOTS = [
  ["conversations", "id", 10],
  ["memories", "id", 200],
  ["memory_proposals", "id", 1_000],
  ["memory_tombstones", "memory_id", 1_000],
  ["test_questions", "id", 100],
  ["usage_records", "id", 1_000],
] as const;

/**
 * Deletes a user's rows in short statements, so that nobody waits long for the database; the account itself comes last.
 * Stopped half-way, asking again does the rest.
 */
export async function eraseRows(scope: Scope): Promise<Result<null, LastAdmin>> {
  const { ownerId, userId } = scope;
  const isOwner = whoseOf(scope) === "owner";
  if (isOwner && (await inTransaction((transaction) => isLastAdmin(transaction, ownerId)))) return fail({ code: "last_admin" });
  await dropJobsOf(ownerId, isOwner ? null : userId);
  const whose = isOwner ? "$2::text IS NOT NULL" : "user_id = $2";
  for (const [table, id, atOnce] of ROOTS) {
    const sql = `DELETE FROM ${table} WHERE owner_id = $1::uuid AND ${id} IN (SELECT ${id} FROM ${table} WHERE owner_id = $1::uuid AND ${whose} LIMIT ${atOnce})`;
    while ((await db().$executeRawUnsafe(sql, ownerId, userId)) === atOnce);
  }
  await db().$executeRawUnsafe(`DELETE FROM search_scopes WHERE owner_id = $1::uuid AND ${whose}`, ownerId, userId);
  const done = isOwner ? await eraseOwner(ownerId) : ok(null);
  // What ended while all this was deleted may have queued something.
  await dropJobsOf(ownerId, isOwner ? null : userId);
  return done;
}

/** The account with its sessions, ways in and links, and its address in invitations that others made. */
const eraseOwner = (ownerId: string): Promise<Result<null, LastAdmin>> =>
  inTransaction(async (transaction) => {
    if (await isLastAdmin(transaction, ownerId)) return fail({ code: "last_admin" });
    await transaction.$executeRaw`
      DELETE FROM one_time_links link USING accounts account WHERE account.owner_id = ${ownerId}::uuid AND lower(link.email) = lower(account.email)`;
    await transaction.owner.deleteMany({ where: { id: ownerId } });
    return ok(null);
  });

/** Whether nobody would be left to look after the others. Holds who is admin still until the transaction ends. */
async function isLastAdmin(transaction: Transaction, ownerId: string): Promise<boolean> {
  await transaction.$queryRaw`SELECT id FROM installation WHERE id = 1 FOR UPDATE`;
  const account = await transaction.account.findUnique({ where: { ownerId }, select: { role: true, status: true } });
  if (account?.role !== "admin" || account.status !== "active") return false;
  const others = await transaction.account.findMany({ where: { ownerId: { not: ownerId } }, select: { role: true, status: true } });
  return others.length > 0 && !others.some(({ role, status }) => role === "admin" && status === "active");
}

/** Conversations of the user in which a reply is being written. */
export async function findRunning({ ownerId, userId }: Scope, whose: "user" | "owner"): Promise<{ conversationId: string; userId: string }[]> {
  const rows = await db().$queryRaw<{ conversation_id: string; user_id: string }[]>`
    SELECT turn.conversation_id, conversation.user_id FROM turns turn
    JOIN conversations conversation ON conversation.owner_id = turn.owner_id AND conversation.id = turn.conversation_id
    WHERE turn.owner_id = ${ownerId}::uuid AND turn.status = 'running' AND (${whose} = 'owner' OR conversation.user_id = ${userId})`;
  return rows.map(({ conversation_id: conversationId, user_id: user }) => ({ conversationId, userId: user }));
}
