import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { isDatabaseAway } from "@/lib/db/errors";
import { log } from "@/lib/observability/log";

const RETRY_DELAY_MS = 500;
/** After this somebody who waits is told that it is not stored yet; it is still tried. */
const TELL_AFTER_MS = 5_000;
const GIVE_UP_AFTER_MS = 10 * 60_000;

/**
 * Stores what must not be lost, and tries on while the database is away.
 * @param onLate called when it takes long, perhaps more than once
 * @returns null where it was given up: the database stayed away, or something is wrong with what is stored
 */
export async function storePatiently<Value extends NonNullable<unknown>>(
  store: () => Promise<Value>,
  options: { readonly turnId: string; readonly what: string; readonly onLate: () => void },
): Promise<Value | null> {
  const startedAtMs = performance.now();
  for (;;) {
    try {
      return await store();
    } catch (error) {
      const elapsedMs = performance.now() - startedAtMs;
      log().error({ turnId: options.turnId, error, elapsedMs: Math.round(elapsedMs) }, `${options.what} could not be stored`);
      if (!isDatabaseAway(error) || elapsedMs > GIVE_UP_AFTER_MS) return null;
      if (elapsedMs > TELL_AFTER_MS) options.onLate();
      await wait(RETRY_DELAY_MS);
    }
  }
}
