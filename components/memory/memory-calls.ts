import { call, type CallFailure } from "@/lib/client/call";
import type {
  changeMemoryContract,
  forgetMemoryContract,
  listMemoriesContract,
  memoryContextContract,
  memoryHistoryContract,
  memoryStatsContract,
  readMemoryContract,
  MemoryRecord,
} from "@/lib/memory/contract";
import { ok, type Result } from "@/lib/result";
import type { MemoryId, MemoryType } from "@/lib/memory/schema";

/** As many as the page shows at first. */
export const MEMORIES_PER_PAGE = 50;

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

/** A page of the list, the newest without a cursor; the cursor of the one after it comes in a header. */
export async function listMemories(from: { cursor?: string; type?: MemoryType } = {}): Promise<Result<{ memories: MemoryRecord[]; nextCursor: string | null }, CallFailure>> {
  let nextCursor: string | null = null;
  const result = await call<typeof listMemoriesContract>(
    { method: "GET", path: "/api/v1/memory" },
    { query: { ...from, limit: MEMORIES_PER_PAGE } },
    (headers) => (nextCursor = headers.get("x-next-cursor")),
  );
  return result.ok ? ok({ memories: result.value, nextCursor }) : result;
}

/** One memory with every place where it was heard. */
export function readMemory(memoryId: string) {
  return call<typeof readMemoryContract>({ method: "GET", path: "/api/v1/memory/[memoryId]" }, { params: { memoryId: asMemoryId(memoryId) } });
}

export function readMemoryHistory(memoryId: string) {
  return call<History>({ method: "GET", path: "/api/v1/memory/[memoryId]/history" }, { params: { memoryId: asMemoryId(memoryId) } });
}

/** `isTyping`: the last word also finds what begins so. */
export function searchMemories(query: string, { isTyping, ...options }: { limit: number; types?: MemoryType[]; isTyping: boolean }) {
  return call<Search>({ method: "POST", path: "/api/v1/memory/context" }, { body: { query, ...options, is_typing: isTyping, explain: true } });
}

export function readMemoryStats() {
  return call<typeof memoryStatsContract>({ method: "GET", path: "/api/v1/memory/stats" }, {});
}

/** For good, with its history and its place in the search. */
export function forgetMemory(memoryId: string) {
  return call<typeof forgetMemoryContract>({ method: "DELETE", path: "/api/v1/memory/[memoryId]" }, { params: { memoryId: asMemoryId(memoryId) } });
}
