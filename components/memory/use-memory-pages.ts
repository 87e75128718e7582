import { useRef, useState } from "react";
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
  const inView = visited.at(-1) ?? first;

  async function read(type: TypeFilter, cursor?: string): Promise<MemoryListPage | null> {
    const number = (asked.current += 1);
    setLooking(true);
    const result = await listMemories({ ...(cursor === undefined ? {} : { cursor }), ...(type === "all" ? {} : { type }) });
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

  const change = (page: MemoryListPage, changed: MemoryRecord): MemoryListPage => ({ ...page, memories: page.memories.map((each) => (each.id === changed.id ? changed : each)) });

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
    goOlder: async () => {
      if (inView.nextCursor === null) return;
      const page = await read(filter, inView.nextCursor);
      if (page) setVisited((before) => [...before, page]);
    },
    goNewer: () => setVisited((before) => before.slice(0, -1)),
    put: (changed) => {
      setNewest((page) => change(page, changed));
      setVisited((before) => before.map((page) => change(page, changed)));
    },
    readAnew: () => readFirst(filter),
  };
}
