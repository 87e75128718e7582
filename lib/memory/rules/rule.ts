import type { JsonValue } from "@/lib/memory/json-limits";
import type { MemoryType } from "@/lib/memory/schema";

/** What a rule made of a clause, before its evidence is put beside it. */
export type Finding = {
  readonly content: string;
  readonly type: Exclude<MemoryType, "system">;
  readonly key?: string;
  readonly value?: JsonValue;
  readonly importance: number;
  readonly retracts?: boolean;
};

export type Reading = {
  /** What stands after the words that made the rule match. */
  readonly rest: string;
  readonly match: RegExpExecArray;
  /** False for somebody who writes no capitals at all. */
  readonly writesCapitals: boolean;
  readonly saidAt: Date;
};

/**
 * One way of saying something. `lead` is tried at the start of a clause only: "he said I'm allergic" begins
 * with somebody else. A rule that cannot read what follows returns nothing.
 */
export type Rule = { readonly lead: RegExp; readonly read: (reading: Reading) => readonly Finding[] };

export const VERY = "(?:(?:really|absolutely|just|also|still|particularly|especially|quite|so|truly|always|actually|totally|personally|currently|now|recently|severely|very|deathly|highly|mildly|slightly|strictly|fully|completely) )*";

/** "I also work at the docks on Saturdays": beside what is known, not in its place. */
export const isAlso = ({ match, rest }: Reading): boolean => /\balso\b/iu.test(match[0]) || /\b(?:too|as well|on the side)\b(?=\s*(?:$|[,.!;]))/iu.test(rest);
