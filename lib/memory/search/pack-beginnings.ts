import { cutBeginning } from "@/lib/memory/words/cut-beginning";
import { CONTINUATION_BYTES, hashBeginnings, type HashedBeginning } from "@/lib/memory/words/hash-beginnings";

/** Beginnings of the words of a memory as a row of the index holds them: hashes sorted, and a continuation for each in their order. */
export type PackedBeginnings = { readonly hashes: readonly number[]; readonly continuations: Uint8Array<ArrayBuffer> };

/** Packs the words of memories for the index, those of all of them at once. */
export function packBeginnings<Analysed extends { readonly words: ReadonlySet<string> }>(
  scopeKey: Uint8Array,
  memories: readonly Analysed[],
): (Analysed & { readonly beginnings: PackedBeginnings })[] {
  const cut = memories.map((memory) => ({ memory, own: new Set(Array.from(memory.words, cutBeginning).filter((beginning) => beginning !== null)) }));
  const all = [...new Set(cut.flatMap(({ own }) => [...own]))];
  const hashed = new Map(hashBeginnings(scopeKey, all).map((each, index) => [all[index], each]));
  return cut.map(({ memory, own }) => ({ ...memory, beginnings: pack([...own].flatMap((beginning) => hashed.get(beginning) ?? [])) }));
}

/** Sorted, so that the order tells nothing of the text. */
function pack(hashed: readonly HashedBeginning[]): PackedBeginnings {
  const sorted = hashed.toSorted((first, second) => first.hash - second.hash || Buffer.compare(first.continuation, second.continuation));
  const continuations = new Uint8Array(sorted.length * CONTINUATION_BYTES);
  for (const [place, { continuation }] of sorted.entries()) continuations.set(continuation, place * CONTINUATION_BYTES);
  return { hashes: sorted.map(({ hash }) => hash), continuations };
}
