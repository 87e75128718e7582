import type { MemoryType } from "@/lib/memory/schema";

/** A memory as it was on a day, and what became of it. */
export type KnownThen = {
  readonly id: string;
  readonly type: MemoryType;
  /** What it said then. */
  readonly content: string;
  /** What it says now, where that is something else; null where it was replaced or has expired. */
  readonly contentNow: string | null;
  /** When it was said. */
  readonly learnedAt: string;
  /** When the words of then were put in by hand; the quote, which is no evidence of them, is null then. */
  readonly correctedAt: string | null;
  readonly conversationId: string | null;
  readonly messageId: string | null;
  readonly quote: string | null;
};

/** Something that happened to what is known. */
export type TimelineChange = {
  readonly key: string;
  readonly at: string;
  readonly what: "learned" | "changed" | "replaced";
  readonly type: MemoryType;
  /** What was known from then on; of what was replaced, what took its place (null where nothing is left of that). */
  readonly content: string | null;
  readonly before: string | null;
  readonly reason: string | null;
};

/** What was learned on one day (UTC), by type. */
export type LearnedOnDay = { readonly day: string; readonly type: MemoryType; readonly count: number };

/** A memory by how much it is used, and by when it was last. */
export type UsedMemory = {
  readonly id: string;
  readonly type: MemoryType;
  readonly content: string;
  readonly useCount: number;
  readonly lastUsedAt: string | null;
  readonly learnedAt: string;
  readonly isPinned: boolean;
};
