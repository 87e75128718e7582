import type { Scope } from "@/lib/db/scope";
import { singleton } from "@/lib/singleton";
import type { TermShares } from "./select-forms";
import type { Collection } from "./weigh-terms";

/** How much there is to search in a scope. */
export type Counts = {
  readonly memories: Collection;
  readonly messages: Collection;
  /** Of the memories, those neither replaced nor expired. */
  readonly memoriesInForce: number;
  /** How frequent its frequent words are; null in a scope too small to care. */
  readonly termShares: TermShares | null;
};

/** Rarity of words changes slowly, and counting a large scope costs as much as searching it. Small scopes are counted every time. */
const COUNTED_ANEW_BELOW = 500;
const FRESH_FOR_MS = 60_000;
const MOST_KEPT = 5_000;

type Kept = { readonly counts: Counts; readonly untilMs: number };
const kept = () => singleton<Map<string, Kept>>("search-counts", () => new Map());

/** A scope's name among what is kept of scopes. */
export const nameOfScope = ({ ownerId, userId }: Scope): string => `${ownerId}:${userId}`;

/**
 * What was counted last, or null. However long ago: how rare words are, and about how much there is, changes slowly, and
 * nobody waits for it to be counted anew.
 */
export const findCounts = (scopeName: string): Counts | null => kept().get(scopeName)?.counts ?? null;

export const areFresh = (scopeName: string, nowMs: number): boolean => (kept().get(scopeName)?.untilMs ?? 0) > nowMs;

/** Keeps what was counted, where that pays. */
export function keepCounts(scopeName: string, counts: Counts, nowMs: number): Counts {
  if (kept().size >= MOST_KEPT) kept().clear();
  if (counts.memories.documents + counts.messages.documents < COUNTED_ANEW_BELOW) kept().delete(scopeName);
  else kept().set(scopeName, { counts, untilMs: nowMs + FRESH_FOR_MS });
  return counts;
}

/** How frequent words are is read from the newest rows of a scope, and what is in fewer of them than this counts as rare. */
export const SAMPLED_ROWS = 300;
export const FREQUENT_ROWS = 3;

/** Reads "memories,messages,conversations,length of memories,length of messages,memories in force,rows in the sample,term:rows term:rows …". */
export function readCounts(packed: string): Counts {
  const [memories = 0, messages = 0, conversations = 0, memoryLength = 0, messageLength = 0, memoriesInForce = 0, sampled = 0] = packed.split(",", 7).map(Number);
  const rowsWithTerm = (packed.split(",")[7] ?? "").split(" ").map((pair) => pair.split(":").map(Number));
  return toCounts({ memories, messages, conversations, memoryLength, messageLength, memoriesInForce, sampled, rowsWithTerm: rowsWithTerm.flatMap(([term, rows]) => (term === undefined || rows === undefined ? [] : [[term, rows] as const])) });
}

/** What was counted of a scope, `sampled` 0 where it is too small to care how frequent its words are. */
export type Counted = {
  readonly memories: number;
  readonly messages: number;
  readonly conversations: number;
  readonly memoryLength: number;
  readonly messageLength: number;
  readonly memoriesInForce: number;
  readonly sampled: number;
  readonly rowsWithTerm: Iterable<readonly [term: number, rows: number]>;
};

export function toCounts({ memories, messages, conversations, memoryLength, messageLength, memoriesInForce, sampled, rowsWithTerm }: Counted): Counts {
  return {
    memories: { documents: memories, conversations: 1, averageLength: memories === 0 ? 0 : memoryLength / memories },
    messages: { documents: messages, conversations, averageLength: messages === 0 ? 0 : messageLength / messages },
    memoriesInForce,
    termShares: sampled === 0 ? null : new Map(Array.from(rowsWithTerm, ([term, rows]) => [term, rows / sampled] as const)),
  };
}
