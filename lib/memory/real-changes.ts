import { isDeepStrictEqual } from "node:util";
import type { Memory, MemoryChange } from "./schema";

/** What a version keeps of a memory, in the words a history is read in. Pins and expiry are no part of what it says. */
const NAMES = { content: "words", type: "type", key: "key", value: "value", importance: "importance", confidence: "confidence", metadata: "metadata" } as const;
export type VersionedField = keyof typeof NAMES;
const VERSIONED = Object.keys(NAMES) as VersionedField[];

/** Which fields of those that a version keeps become others. None: nothing to keep a version of. */
export const realChanges = (before: Memory, change: MemoryChange): VersionedField[] =>
  VERSIONED.filter((field) => change[field] !== undefined && !isDeepStrictEqual(change[field], before[field]));

const lists = new Intl.ListFormat("en");

/** Why a version ended that a person changed: other words are a correction, the rest is named. */
export const sayChange = (changed: readonly VersionedField[]): string =>
  changed.includes("content") ? "corrected by hand" : `${lists.format(changed.map((field) => NAMES[field]))} changed by hand`;
