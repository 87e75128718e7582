import "server-only";
import { log } from "@/lib/observability/log";
import { singleton } from "@/lib/singleton";

/** A search is followed by its reply: the database is left to that first. */
const AFTER_MS = 1_000;

const waiting = () => singleton<Set<string>>("search-work-soon", () => new Set());

/**
 * Does in the background, a moment later, what makes later searches faster. What waits or runs already is not begun
 * again. A failure is written down and nothing else: the next search asks for it once more.
 */
export function doSoon(name: string, work: () => Promise<unknown>, afterMs = AFTER_MS): void {
  if (waiting().has(name)) return;
  waiting().add(name);
  setTimeout(() => {
    work()
      .catch((error: unknown) => log().warn({ error }, "a search could not be prepared for; it takes longer"))
      .finally(() => waiting().delete(name));
  }, afterMs).unref();
}
