import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { isDatabaseAway } from "@/lib/db/errors";
import type { Scope } from "@/lib/db/scope";
import { log } from "@/lib/observability/log";
import type { TurnEvent } from "./events";
import { isLast, joinText } from "./events";
import { findLiveTurn } from "./hub";
import type { TurnPlace, TurnReference } from "./queries";
import { readReply, readStoredEvents } from "./queries";

/** A turn that a caller may read: made by `startTurn` and `findRunningTurn` after they checked whose it is. */
export type TurnHandle = { readonly scope: Scope; readonly turn: TurnReference; readonly place: TurnPlace };

/** What a reader's stream says about a turn besides its events. */
export type StreamedTurn = { readonly scope: Scope; readonly turn: Pick<TurnReference, "turnId" | "personId" | "replyId" | "replyCreatedAt">; readonly place: TurnPlace };

const POLL_INTERVAL_MS = 150;

/**
 * The events of a turn from number `after` on, in batches, to its last one: from memory where this process writes
 * it, from the database where another does, and from the stored reply where the events are gone. Any number may
 * read at once; leaving ends nothing.
 */
export async function* readTurn(handle: TurnHandle, after = 0, signal?: AbortSignal): AsyncGenerator<readonly TurnEvent[], void> {
  const live = findLiveTurn(handle.scope.ownerId, handle.turn.turnId);
  if (live) yield* live.read(after, signal);
  else yield* followStored(handle, after, signal);
}

/** Follows a turn through the database alone, as a process does that does not write it. */
export async function* followStored({ scope, turn }: TurnHandle, after: number, signal?: AbortSignal): AsyncGenerator<readonly TurnEvent[], void> {
  let next = after;
  const seen: TurnEvent[] = [];
  while (!signal?.aborted) {
    const stored = await readPatiently(() => readStoredEvents(scope.ownerId, turn.turnId, next), signal);
    if (stored && stored.events.length > 0) {
      next = stored.eventsSeen;
      seen.push(...stored.events);
      yield stored.events;
      if (stored.events.some(isLast)) return;
    }
    if (!stored?.isRunning) {
      yield await restOfReply(scope, turn.replyId, after === 0 ? seen : null);
      return;
    }
    await wait(POLL_INTERVAL_MS, undefined, { ref: false });
  }
}

/** A database that is away for a moment ends no stream: the turn itself outlives that, too. */
async function readPatiently<Value>(read: () => Promise<Value>, signal?: AbortSignal): Promise<Value | null> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!isDatabaseAway(error) || signal?.aborted) throw error;
      log().warn({ error }, "a reader waits for the database");
      await wait(POLL_INTERVAL_MS * 4);
    }
  }
}

/**
 * What a reader still lacks of a turn that is over and whose last events are not there: pruned, closed by somebody
 * else, or deleted.
 * @param seen what it has read from the beginning; null where it came in the middle, and is told only the end
 */
async function restOfReply(scope: Scope, replyId: string, seen: readonly TurnEvent[] | null): Promise<TurnEvent[]> {
  const reply = await readReply(scope.ownerId, replyId);
  if (!reply || reply.status === "streaming") return [{ type: "done", status: "interrupted", failure: null }];
  const lacking = (type: "text" | "reasoning"): TurnEvent[] => {
    const text = seen ? reply[type].slice(joinText(seen, type).length) : "";
    return text === "" ? [] : [{ type, text }];
  };
  return [
    ...lacking("reasoning"),
    ...lacking("text"),
    ...(reply.receipt ? [{ type: "usage", receipt: reply.receipt } as const] : []),
    reply.status === "failed" && reply.failure
      ? { type: "failed", failure: reply.failure }
      : { type: "done", status: reply.status === "failed" ? "interrupted" : reply.status, failure: reply.failure },
  ];
}
