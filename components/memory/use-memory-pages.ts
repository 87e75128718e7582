import { useCallback, useRef, useState } from "react";
import { notify } from "@/components/ui/notify";
import type { MemoryRecord } from "@/lib/memory/contract";
import { listMemories } from "./memory-calls";
import type { TypeFilter } from "./memory-search";

export type MemoryListPage = { readonly memories: readonly MemoryRecord[]; readonly nextCursor: string | null };

export type MemoryPages = {
  readonly memories: readonly MemoryRecord[];
  readonly filter: TypeFilter;
  /** How many come before the first one in view. */
  readonly offset: number;
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  readonly isLooking: boolean;
  readonly choose: (filter: TypeFilter) => void;
  /** Begins to read what `goOlder` will show: somebody points at it. */
  readonly prepareOlder: () => void;
  readonly goOlder: () => Promise<void>;
  readonly goNewer: () => void;
  /** Shows a memory as it is now. */
  readonly put: (changed: MemoryRecord) => void;
  readonly readAnew: () => Promise<void>;
};

/**
 * The list of memories, a page at a time: thousands of them would make every key and click on the page slow. Going back
 * to newer ones asks nobody, and a type shows what is there of it already while the rest of it comes.
 */
export function useMemoryPages(first: MemoryListPage): MemoryPages {
  const [newest, setNewest] = useState(first);
  const [filter, setFilter] = useState<TypeFilter>("all");
  /** From the newest page to the one in view. */
  const [visited, setVisited] = useState<readonly MemoryListPage[]>([first]);
  const [isLooking, setLooking] = useState(false);
  const asked = useRef(0);
  const prepared = useRef<{ readonly type: TypeFilter; readonly cursor: string; readonly page: ReturnType<typeof listMemories> } | null>(null);
  const inView = visited.at(-1) ?? first;

  const isPrepared = (type: TypeFilter, cursor: string | undefined) => prepared.current !== null && prepared.current.cursor === cursor && prepared.current.type === type;

  async function read(type: TypeFilter, cursor?: string): Promise<MemoryListPage | null> {
    const number = (asked.current += 1);
    setLooking(true);
    const early = isPrepared(type, cursor) ? prepared.current?.page : undefined;
    prepared.current = null;
    const result = await (early ?? list(type, cursor));
    // Somebody asked for something else meanwhile.
    if (number !== asked.current) return null;
    setLooking(false);
    if (result.ok) return result.value;
    notify({ tone: "bad", message: `The list could not be read. ${result.failure.message}` });
    return null;
  }

  async function readFirst(type: TypeFilter): Promise<void> {
    const page = await read(type);
    if (!page) return;
    setVisited([page]);
    if (type === "all") setNewest(page);
  }

  const put = useCallback((changed: MemoryRecord) => {
    prepared.current = null;
    setNewest((page) => change(page, changed));
    setVisited((before) => before.map((page) => change(page, changed)));
  }, []);

  return {
    memories: inView.memories,
    filter,
    offset: visited.slice(0, -1).reduce((sum, { memories }) => sum + memories.length, 0),
    hasNewer: visited.length > 1,
    hasOlder: inView.nextCursor !== null,
    isLooking,
    choose: (type) => {
      setFilter(type);
      if (type === "all") {
        // What is still on its way is of another type.
        asked.current += 1;
        setLooking(false);
        return setVisited([newest]);
      }
      setVisited([{ memories: newest.memories.filter((memory) => memory.type === type), nextCursor: null }]);
      void readFirst(type);
    },
    prepareOlder: () => {
      if (inView.nextCursor === null || isPrepared(filter, inView.nextCursor)) return;
      prepared.current = { type: filter, cursor: inView.nextCursor, page: list(filter, inView.nextCursor) };
    },
    goOlder: async () => {
      if (inView.nextCursor === null) return;
      const page = await read(filter, inView.nextCursor);
      if (page) setVisited((before) => [...before, page]);
    },
    goNewer: () => setVisited((before) => before.slice(0, -1)),
    put,
    readAnew: () => readFirst(filter),
  };
}

const change = (page: MemoryListPage, changed: MemoryRecord): MemoryListPage => ({ ...page, memories: page.memories.map((each) => (each.id === changed.id ? changed : each)) });

const list = (type: TypeFilter, cursor: string | undefined) => listMemories({ ...(cursor === undefined ? {} : { cursor }), ...(type === "all" ? {} : { type }) });
