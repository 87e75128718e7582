import "server-only";
import { openReceipt, sealReceipt } from "@/lib/chat/rows";
import { ENVELOPE_HEAD_BYTES } from "@/lib/crypto/seal";
import { db } from "@/lib/db/client";
import type { Scope } from "@/lib/db/scope";
import { forgetInReceipt, mentionsOf } from "./forget-in-receipt";
import type { Forgotten } from "./forgotten";

/** Opened and sealed again at once: few enough that a reply hardly waits for it. */
const RECEIPTS_AT_ONCE = 50;

/**
 * Takes the words of what was forgotten out of every receipt of the scope. May be run again, and in the middle of
 * itself: what is done already is left as it is.
 * @returns how many receipts held any
 */
export async function forgetInReceipts(scope: Scope, forgotten: Forgotten): Promise<number> {
  const numbers = mentionsOf(forgotten);
  if (numbers.length === 0) return 0;
  const found = await db().$queryRaw<{ message_id: string }[]>`
    SELECT receipt.message_id FROM receipts receipt
    JOIN messages message ON message.owner_id = receipt.owner_id AND message.id = receipt.message_id
    JOIN conversations conversation ON conversation.owner_id = message.owner_id AND conversation.id = message.conversation_id
    WHERE receipt.owner_id = ${scope.ownerId}::uuid AND conversation.user_id = ${scope.userId}
      AND (receipt.mentions IS NULL OR receipt.mentions && ${numbers}::int[])`;
  let changed = 0;
  for (let start = 0; start < found.length; start += RECEIPTS_AT_ONCE) {
    changed += await forgetInSome(scope, found.slice(start, start + RECEIPTS_AT_ONCE).map(({ message_id: id }) => id), forgotten);
  }
  return changed;
}

async function forgetInSome(scope: Scope, messageIds: readonly string[], forgotten: Forgotten): Promise<number> {
  const { ownerId } = scope;
  let changed = 0;
  for (;;) {
    const rows = await db().$queryRaw<{ message_id: string; receipt_sealed: Uint8Array }[]>`
      SELECT message_id, receipt_sealed FROM receipts WHERE owner_id = ${ownerId}::uuid AND message_id = ANY(${[...messageIds]}::uuid[])`;
    const rewritten = rows.flatMap(({ message_id: id, receipt_sealed: before }) => {
      const receipt = forgetInReceipt(openReceipt(ownerId, id, before), forgotten);
      return receipt ? [{ id, before: base64(before.subarray(0, ENVELOPE_HEAD_BYTES)), sealed: base64(sealReceipt(ownerId, id, receipt)) }] : [];
    });
    if (rewritten.length === 0) return changed;
    // Only what still is as it was read: somebody who forgets something else at this moment must not have it written back.
    const count = await db().$executeRaw`
      UPDATE receipts SET receipt_sealed = decode(fresh.sealed, 'base64')
      FROM unnest(${rewritten.map(({ id }) => id)}::uuid[], ${rewritten.map(({ before }) => before)}::text[], ${rewritten.map(({ sealed }) => sealed)}::text[]) fresh (id, before, sealed)
      WHERE receipts.owner_id = ${ownerId}::uuid AND receipts.message_id = fresh.id
        AND substring(receipts.receipt_sealed FROM 1 FOR ${ENVELOPE_HEAD_BYTES}::int) = decode(fresh.before, 'base64')`;
    changed += count;
    if (count === rewritten.length) return changed;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
