import "server-only";
import { isDatabaseAway } from "@/lib/db/errors";
import { sendJob } from "@/lib/jobs/commands";
import { log } from "@/lib/observability/log";
import { expireConversationsJob } from "./jobs";

const INTERVAL_MS = 60 * 60_000;

/**
 * Has idle conversations looked for now and every hour. Each instance asks, and the queue keeps one job of all that ask:
 * the instances share the work, and it goes on when one of them dies.
 */
export function keepExpiring(): { stop: () => void } {
  const ask = () => {
    sendJob(null, expireConversationsJob, {}).catch((error: unknown) => log()[isDatabaseAway(error) ? "warn" : "error"]({ error }, "idle conversations are looked for later"));
  };
  ask();
  const timer = setInterval(ask, INTERVAL_MS).unref();
  return { stop: () => clearInterval(timer) };
}
