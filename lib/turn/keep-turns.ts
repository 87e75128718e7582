import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { isDatabaseAway } from "@/lib/db/errors";
import { log } from "@/lib/observability/log";
import { closeAbandonedTurn } from "./close-abandoned-turn";
import { pruneEvents, renewLeases } from "./commands";
import { allFinished, liveTurns, temporaryTurns } from "./hub";
import { isKnownDead, leaseHolder } from "./lease-holder";
import type { HeldTurn } from "./queries";
import { listAbandonedTurns, readStopRequests } from "./queries";

const STOP_CHECK_INTERVAL_MS = 1_000;
const RENEW_INTERVAL_MS = 5_000;
const REAP_INTERVAL_MS = 5_000;
const PRUNE_INTERVAL_MS = 10 * 60_000;
const KEEP_EVENTS_SECONDS = 10 * 60;

/**
 * Keeps the turns of this process alive and closes those of processes that are gone: at once at the start, for
 * processes known to be dead, and whenever a lease runs out.
 * @param isOnlyProcess nobody else can hold a turn (the embedded database has one process), so every other holder
 *   is dead, and a request to stop reaches its turn without the database
 */
export async function keepTurns(options: { isOnlyProcess: boolean }): Promise<{ stop: () => void }> {
  await reap({ isStart: true, isOnlyProcess: options.isOnlyProcess });
  const timers = [
    every(RENEW_INTERVAL_MS, "renewing leases", renew),
    every(REAP_INTERVAL_MS, "closing abandoned turns", () => reap({ isStart: false, isOnlyProcess: options.isOnlyProcess })),
    every(PRUNE_INTERVAL_MS, "pruning events", async () => void (await pruneEvents(KEEP_EVENTS_SECONDS))),
    ...(options.isOnlyProcess ? [] : [every(STOP_CHECK_INTERVAL_MS, "looking for stop requests", obeyStops)]),
  ];
  return { stop: () => timers.forEach(clearInterval) };
}

/** Ends every turn of this process as interrupted, with its text, and waits for that to be stored. */
export async function endAllTurns(withinMs: number): Promise<void> {
  for (const live of [...liveTurns(), ...temporaryTurns()]) live.stop("shutdown");
  await Promise.race([allFinished(), wait(withinMs, undefined, { ref: false })]);
}

async function renew(): Promise<void> {
  const ids = liveTurns().map(({ turnId }) => turnId);
  if (ids.length > 0) await renewLeases(ids);
}

async function obeyStops(): Promise<void> {
  const live = liveTurns();
  if (live.length === 0) return;
  const { toStop, lost } = await readStopRequests(live.map(({ turnId }) => turnId));
  for (const turn of live) {
    if (toStop.includes(turn.turnId)) turn.stop("person");
    if (lost.includes(turn.turnId)) turn.stop("lost");
  }
}

export async function reap({ isStart, isOnlyProcess }: { isStart: boolean; isOnlyProcess: boolean }): Promise<void> {
  const ours = liveTurns().map(({ turnId }) => turnId);
  const held = await listAbandonedTurns(ours, { isLeaseOver: !isStart });
  const isDead = (holder: string) => (isOnlyProcess ? holder !== leaseHolder() : isKnownDead(holder, leaseHolder()));
  for (const turn of held) {
    if (turn.isLeaseOver || isDead(turn.leaseHolder)) await closeOrLog(turn);
  }
}

/** One that cannot be closed now keeps neither the app from starting nor the others from being closed: it is tried again. */
async function closeOrLog(turn: HeldTurn): Promise<void> {
  try {
    await closeAbandonedTurn(turn);
  } catch (error) {
    // With the database away the others could not be closed either.
    if (isDatabaseAway(error)) throw error;
    log().error({ turnId: turn.turnId, error }, "a turn whose process is gone could not be closed");
  }
}

/** One at a time: a slow database must not pile them up. */
function every(intervalMs: number, what: string, work: () => Promise<void>): NodeJS.Timeout {
  let isBusy = false;
  return setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    void work()
      .catch((error: unknown) => log()[isDatabaseAway(error) ? "warn" : "error"]({ error }, `${what} failed`))
      .finally(() => (isBusy = false));
  }, intervalMs).unref();
}
