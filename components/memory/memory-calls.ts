import { notify } from "@/components/ui/notify";
import { call, type CallFailure } from "@/lib/client/call";
import type {
  changeMemoryContract,
  forgetMemoryContract,
  listMemoriesContract,
  memoryContextContract,
  memoryHistoryContract,
  MemoryRecord,
} from "@/lib/memory/contract";
import { ok, type Result } from "@/lib/result";
import type { MemoryId } from "@/lib/memory/schema";

const PAGE_SIZE = 100;
const UNDO_MS = 6_000;

/** Contracts are imported as types only: their schemas would weigh more than this whole page. */
type History = typeof memoryHistoryContract;
type Search = typeof memoryContextContract;

/** Ids reach the page as plain strings in a receipt; the server checks whose they are. */
const asMemoryId = (memoryId: string) => memoryId as MemoryId;

export function correctMemory(memoryId: string, content: string): Promise<Result<MemoryRecord, CallFailure>> {
  return call<typeof changeMemoryContract>(
    { method: "PATCH", path: "/api/v1/memory/[memoryId]" },
    { params: { memoryId: asMemoryId(memoryId) }, body: { content } },
  );
}

export function pinMemory(memoryId: string, isPinned: boolean): Promise<Result<MemoryRecord, CallFailure>> {
  return call<typeof changeMemoryContract>(
    { method: "PATCH", path: "/api/v1/memory/[memoryId]" },
    { params: { memoryId: asMemoryId(memoryId) }, body: { is_pinned: isPinned } },
  );
}

/** The next page of the list; the cursor of the one after it comes in a header. */
export async function listMemories(cursor: string): Promise<Result<{ memories: MemoryRecord[]; nextCursor: string | null }, CallFailure>> {
  let nextCursor: string | null = null;
  const result = await call<typeof listMemoriesContract>(
    { method: "GET", path: "/api/v1/memory" },
    { query: { cursor, limit: PAGE_SIZE } },
    (headers) => (nextCursor = headers.get("x-next-cursor")),
  );
  return result.ok ? ok({ memories: result.value, nextCursor }) : result;
}

export function readMemoryHistory(memoryId: string) {
  return call<History>({ method: "GET", path: "/api/v1/memory/[memoryId]/history" }, { params: { memoryId: asMemoryId(memoryId) } });
}

export function searchMemories(query: string, limit: number) {
  return call<Search>({ method: "POST", path: "/api/v1/memory/context" }, { body: { query, limit, explain: true } });
}

/**
 * Forgetting cannot be undone on the server, so it waits there until the offer to undo has passed; leaving the page
 * sends it at once. `onKept` is called when the person took it back or it did not work.
 */
export function forgetMemoryWithUndo({ memoryId, onKept, onForgotten }: { memoryId: string; onKept: () => void; onForgotten?: () => void }): void {
  let isSettled = false;

  async function forget() {
    if (isSettled) return;
    isSettled = true;
    window.removeEventListener("pagehide", forgetAtOnce);
    const result = await call<typeof forgetMemoryContract>(
      { method: "DELETE", path: "/api/v1/memory/[memoryId]" },
      { params: { memoryId: asMemoryId(memoryId) } },
    );
    if (result.ok) return onForgotten?.();
    onKept();
    notify({ tone: "bad", message: `Not forgotten. ${result.failure.message}` });
  }

  function forgetAtOnce() {
    if (isSettled) return;
    isSettled = true;
    clearTimeout(timer);
    void fetch(`/api/v1/memory/${encodeURIComponent(memoryId)}`, { method: "DELETE", keepalive: true });
  }

  const timer = setTimeout(() => void forget(), UNDO_MS);
  window.addEventListener("pagehide", forgetAtOnce);
  notify({
    message: "Forgotten, with its history.",
    durationMs: UNDO_MS,
    action: {
      label: "Undo",
      onSelect: () => {
        if (isSettled) return;
        isSettled = true;
        clearTimeout(timer);
        window.removeEventListener("pagehide", forgetAtOnce);
        onKept();
      },
    },
  });
}
