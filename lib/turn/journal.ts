import "server-only";
import type { OwnerId } from "@/lib/db/scope";
import { log } from "@/lib/observability/log";
import { appendEvents } from "./commands";
import { isBatchDue } from "./is-batch-due";
import type { LiveTurn } from "./live-turn";
import { countStoredEvents } from "./queries";

const CHECK_INTERVAL_MS = 100;

export type Journal = {
  /** Stops writing, and waits for what is under way. The events from the returned number on are not stored. */
  stop: () => Promise<number>;
};

/**
 * Writes a live turn's events to the database in batches, so that other processes can follow it and the text
 * survives this one. While the database is away the events wait in memory.
 */
export function startJournal(ownerId: OwnerId, live: LiveTurn): Journal {
  let storedCount = 0;
  let batchCount = 0;
  let writing: Promise<void> | null = null;
  let waitingSinceMs: number | null = null;
  /** A batch that failed may be stored all the same, where only the answer was lost. */
  let isUnsure = false;

  const timer = setInterval(() => {
    if (writing || live.events.length === storedCount) return;
    waitingSinceMs ??= performance.now();
    const waiting = { characters: charactersSince(live, storedCount), ageMs: performance.now() - waitingSinceMs, batchCount };
    if (isBatchDue(waiting)) writing = write().finally(() => (writing = null));
  }, CHECK_INTERVAL_MS);

  async function write(): Promise<void> {
    try {
      if (isUnsure) storedCount = await countStoredEvents(ownerId, live.turnId);
      isUnsure = false;
      const events = live.events.slice(storedCount);
      const isOurs = events.length === 0 || (await appendEvents(ownerId, { turnId: live.turnId, sequence: storedCount, events }));
      if (!isOurs) return live.stop("lost");
      storedCount += events.length;
      batchCount += 1;
      waitingSinceMs = null;
    } catch (error) {
      isUnsure = true;
      log().warn({ turnId: live.turnId, error }, "events of a turn could not be written yet");
    }
  }

  return {
    stop: async () => {
      clearInterval(timer);
      await writing;
      return storedCount;
    },
  };
}

function charactersSince(live: LiveTurn, first: number): number {
  let characters = 0;
  for (let index = first; index < live.events.length; index += 1) {
    const event = live.events[index];
    if (event?.type === "text" || event?.type === "reasoning") characters += event.text.length;
  }
  return characters;
}
