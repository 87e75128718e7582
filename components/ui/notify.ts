export type Notification = {
  message: string;
  tone?: "plain" | "bad";
  action?: { label: string; onSelect: () => void };
  /** Long enough to read and to undo. */
  durationMs?: number;
};

const DEFAULT_DURATION_MS = 6_000;
const listeners = new Set<() => void>();
const waiting: Notification[] = [];

/** Shows a short line at the foot of the page. The library that draws it is fetched with the first one. */
export function notify(notification: Notification): void {
  waiting.push({ durationMs: DEFAULT_DURATION_MS, ...notification });
  for (const listener of listeners) listener();
}

/** For the toaster alone: hears that something waits. */
export function onNotification(listener: () => void): () => void {
  listeners.add(listener);
  if (waiting.length > 0) listener();
  return () => listeners.delete(listener);
}

/** For the toaster alone: takes what waits, once. */
export function takeNotifications(): Notification[] {
  return waiting.splice(0);
}
