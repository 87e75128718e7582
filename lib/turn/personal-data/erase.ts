import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import type { Scope } from "@/lib/db/scope";
import { dropHeld } from "@/lib/memory/search/held/held-tables";

import { trustedScope } from "@/lib/db/scope";
import type { Result } from "@/lib/result";
import { ok } from "@/lib/result";
import { stopTurn } from "@/lib/turn/stop-turn";
import { endTemporaryTurnsOf } from "@/lib/turn/temporary/stop-temporary-turns";
import { eraseRows, findRunning, type LastAdmin } from "./commands";
import { countHeld, whoseOf } from "./queries";
import type { Erasure, HeldCounts } from "./schema";

/** Replies and jobs that end while everything is deleted may write once more: it is looked again, and this often. */
const MOST_ROUNDS = 5;
const TURNS_MAY_TAKE_MS = 3_000;
const LOOK_AGAIN_MS = 100;

/**
 * Deletes everything that is held of a user, and counts it before and after. A reply that is being written is stopped
 * first. For an account's own user the account goes, too, with all that its keys stored for others.
 */
export async function erasePersonalData(scope: Scope): Promise<Result<Erasure, LastAdmin>> {
  const before = await countHeld(scope);
  let after = before;
  for (let round = 1; round <= MOST_ROUNDS && (round === 1 || sum(after) > 0); round += 1) {
    await stopReplies(scope);
    const erased = await eraseRows(scope);
    if (!erased.ok) return erased;
    dropHeld(scope.ownerId);
    after = await countHeld(scope);
  }
  return ok({ user_id: scope.userId, account_deleted: whoseOf(scope) === "owner" && after["owners"] === 0, total_before: sum(before), total_after: sum(after), before, after });
}

const sum = (counts: HeldCounts): number => Object.values(counts).reduce((total, count) => total + count, 0);

/** A reply that ends after its conversation is gone is still counted as usage: better it ends before. */
async function stopReplies(scope: Scope): Promise<void> {
  const whose = whoseOf(scope);
  const endsAtMs = performance.now() + TURNS_MAY_TAKE_MS;
  for (;;) {
    const running = await findRunning(scope, whose);
    // Other instances end theirs within seconds, when they see that nobody is signed in any more.
    const temporary = whose === "owner" ? endTemporaryTurnsOf(scope.ownerId) : 0;
    if (running.length + temporary === 0 || performance.now() > endsAtMs) return;
    for (const { conversationId, userId } of running) await stopTurn(trustedScope(scope.ownerId, userId), conversationId);
    await wait(LOOK_AGAIN_MS);
  }
}
