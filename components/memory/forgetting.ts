import { useSyncExternalStore } from "react";
import { notify } from "@/components/ui/notify";
import { forgetMemory } from "./memory-calls";

const UNDO_MS = 6_000;
const STORAGE_KEY = "forgetting";
const NONE: ReadonlySet<string> = new Set();

let forgotten = NONE;
let forGood = 0;
const undoable = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function put(memoryId: string, isForgotten: boolean): void {
  const next = new Set(forgotten);
  if (isForgotten) next.add(memoryId);
  else next.delete(memoryId);
  forgotten = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was forgotten in this window: a page that was made before, or a moment too early, leaves it out. */
export function useForgotten(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => forgotten, () => NONE);
}

/** How many were forgotten for good in this window: those that can still be undone are not among them. */
export function useForgottenForGood(): number {
  return useSyncExternalStore(subscribe, () => forGood, () => 0);
}

/**
 * Forgetting cannot be undone on the server, so it waits here until the offer to undo has passed. Leaving the page
 * ends the offer: what waits is sent at once, and sent again by the next page in case it did not arrive.
 */
export function forgetWithUndo(memoryId: string): void {
  if (undoable.has(memoryId)) return;
  put(memoryId, true);
  undoable.set(memoryId, setTimeout(() => void send(memoryId), UNDO_MS));
  keepWaiting();
  notify({
    message: "Forgotten, with its history.",
    durationMs: UNDO_MS,
    action: { label: "Undo", onSelect: () => takeBack(memoryId) },
  });
}

function takeBack(memoryId: string): void {
  if (!undoable.has(memoryId)) return;
  clearTimeout(undoable.get(memoryId));
  undoable.delete(memoryId);
  keepWaiting();
  put(memoryId, false);
}

async function send(memoryId: string): Promise<void> {
  undoable.delete(memoryId);
  const result = await forgetMemory(memoryId);
  keepWaiting();
  // Not there any more is what was wanted.
  if (result.ok || result.failure.status === 404) {
    forGood += 1;
    for (const listener of listeners) listener();
    return;
  }
  put(memoryId, false);
  notify({ tone: "bad", message: `Not forgotten. ${result.failure.message}` });
}

/** For the frame of the page, once: sends what the page before could not, and what waits when this one is left. */
export function finishForgetting(): () => void {
  for (const memoryId of readWaiting()) {
    if (undoable.has(memoryId)) continue;
    put(memoryId, true);
    void send(memoryId);
  }
  const onLeave = () => {
    for (const [memoryId, timer] of undoable) {
      clearTimeout(timer);
      void fetch(`/api/v1/memory/${encodeURIComponent(memoryId)}`, { method: "DELETE", keepalive: true });
    }
    // Still kept as waiting: the next page makes sure. A page that comes back from the browser's own cache has sent it.
    undoable.clear();
  };
  window.addEventListener("pagehide", onLeave);
  return () => window.removeEventListener("pagehide", onLeave);
}

function readWaiting(): string[] {
  const kept = store((storage) => storage.getItem(STORAGE_KEY));
  return kept ? kept.split(" ") : [];
}

function keepWaiting(): void {
  const waiting = [...undoable.keys()].join(" ");
  store((storage) => (waiting ? storage.setItem(STORAGE_KEY, waiting) : storage.removeItem(STORAGE_KEY)));
}

/** Browsers may forbid storage; then leaving the page has only its one try. */
function store<Value>(access: (storage: Storage) => Value): Value | null {
  try {
    return access(window.sessionStorage);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
