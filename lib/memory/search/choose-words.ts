import type { Scope } from "@/lib/db/scope";
import { scopeTermKey } from "@/lib/memory/rows";
import { hashTerm } from "@/lib/memory/words/hash-terms";
import type { Counts } from "./scope-counts";
import { selectForms, type Selection } from "./select-forms";
import type { AskedForms } from "./weigh-terms";

/** The places of the forms that were asked for, by their keyed hash: one word may answer to two of a question. */
export type PlacesOfForms = ReadonlyMap<number, readonly number[]>;

/** The words of a question as the index knows them: all of them, and those that are looked for. */
export type ChosenWords = { readonly hashes: readonly number[]; readonly selected: readonly number[]; readonly shares: Selection["shares"] };

export function chooseWords(scope: Scope, asked: AskedForms, counts: Counts | null): ChosenWords {
  const scopeKey = scopeTermKey(scope);
  const hashes = asked.forms.map(({ form }) => hashTerm(scopeKey, form));
  const { hashes: selected, shares } = selectForms(asked, hashes, counts?.termShares ?? null, counts ? counts.memories.documents + counts.messages.documents : 0);
  return { hashes, selected, shares };
}

export function placesOfForms(hashes: readonly number[]): PlacesOfForms {
  const places = new Map<number, number[]>();
  for (const [place, hash] of hashes.entries()) places.set(hash, [...(places.get(hash) ?? []), place]);
  return places;
}

/** What was counted, with the shares of the words that were not looked for. */
export const withShares = (counts: Counts, shares: Selection["shares"]): Counts => ({
  ...counts,
  memories: { ...counts.memories, shares },
  messages: { ...counts.messages, shares },
});
