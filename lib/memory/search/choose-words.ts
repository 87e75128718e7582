import type { Scope } from "@/lib/db/scope";
import { scopeBeginningKey, scopeTermKey } from "@/lib/memory/rows";
import type { MemoryType } from "@/lib/memory/schema";
import { type HashedBeginning, hashTyped } from "@/lib/memory/words/hash-beginnings";
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
  const hashes = asked.forms.slice(0, asked.beginningAt).map(({ form }) => hashTerm(scopeKey, form));
  const { hashes: selected, shares } = selectForms(asked, hashes, counts?.termShares ?? null, counts ? counts.memories.documents + counts.messages.documents : 0);
  return { hashes, selected, shares };
}

/** The beginning of a word that is being typed, as the index knows it. Null where there is none, or no memory may be found by it. */
export function chooseBeginning(scope: Scope, { asked, types }: { readonly asked: AskedForms; readonly types?: readonly MemoryType[] | undefined }): HashedBeginning | null {
  const beginning = asked.beginningAt === undefined ? undefined : asked.forms[asked.beginningAt];
  return beginning === undefined || types?.length === 0 ? null : hashTyped(scopeBeginningKey(scope), beginning.form);
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
