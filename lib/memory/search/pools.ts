import type { MemoryType } from "@/lib/memory/schema";
import type { Counts } from "./scope-counts";
import type { AskedForms, Hit, MessageHit } from "./weigh-terms";

export type Near = { readonly documentId: number; readonly similarity: number };
export type NearMessage = Near & { readonly conversationId: string; readonly depth: number };
/** How many of the nearest by meaning join each pool. */
export const NEAREST = 40;
/** How many of the newest that hold a word which begins as the one that is being typed: a frequent beginning is in a third of everything. */
export const MOST_BEGUN = 1_000;

/** What a search is asked for. Without a vector the words decide alone. */
export type PoolQuery = {
  readonly asked: AskedForms;
  readonly vector: Float32Array | null | Promise<Float32Array | null>;
  /** Absent: of every type; empty: no memories. */
  readonly types?: readonly MemoryType[] | undefined;
  readonly asOf: Date | null;
  /** False leaves past messages out. */
  readonly withMessages: boolean;
};

export type Pools = {
  readonly memoryHits: readonly Hit[];
  /** Hits of past messages, a list a conversation. */
  readonly messageHits: readonly { readonly conversationId: string; readonly hits: readonly MessageHit[] }[];
  readonly nearMemories: readonly Near[];
  readonly nearMessages: readonly NearMessage[];
} & Counts;
