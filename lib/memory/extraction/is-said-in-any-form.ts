import { dropMarks } from "@/lib/memory/words/fold-word";
import { stemWord } from "@/lib/memory/words/stem-word";
import type { SaidWords } from "./said-words";

/** Long enough that two words share it by descent and not by chance: Marta and "market" share three letters. */
const FEWEST_SHARED = 4;
const MOST_ADDED = 1;
const MOST_TAKEN_OFF = 2;

/** Words without marks by how they begin, so that a long message is not gone through for each word of each note. */
export type FormIndex = ReadonlyMap<string, readonly string[]>;

export function indexForms(words: Iterable<string>): FormIndex {
  const index = new Map<string, string[]>();
  for (const word of new Set([...words].map(dropMarks))) {
    const beginning = word.slice(0, FEWEST_SHARED);
    const others = index.get(beginning);
    if (others) others.push(word);
    else index.set(beginning, [word]);
  }
  return index;
}

/** True where a word differs from one of the index in its ending alone: "arbeitet" from "arbeite", "mieszka" from "mieszkam", in any language. */
export function hasForm(index: FormIndex, word: string): boolean {
  const bare = dropMarks(word);
  return (index.get(bare.slice(0, FEWEST_SHARED)) ?? []).some((other) => isFormOf(bare, other));
}

function isFormOf(word: string, other: string): boolean {
  let shared = 0;
  while (shared < word.length && word[shared] === other[shared]) shared += 1;
  return shared >= FEWEST_SHARED && word.length - shared <= MOST_ADDED && other.length - shared <= MOST_TAKEN_OFF;
}

/** True for a folded word that the person said, or that is another form of one that is no name: a verb stands in a note in its own. */
export const isSaidInAnyForm = (word: string, said: SaidWords): boolean =>
  said.words.has(word) || said.stems.has(stemWord(word, said.language)) || hasForm(said.plainForms, word);
