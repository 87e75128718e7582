import { type Language, STOP_WORDS } from "@/lib/memory/words/languages";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";

/** Another stem that may answer to a word, and how much an occurrence of it counts beside one of the word itself. */
export type Relation = { readonly stem: string; readonly weight: number };

/** Relations by the stem of the word that is asked for. */
export type Relations = ReadonlyMap<string, readonly Relation[]>;

/** Forms of one word that its stemmer leaves apart: "went" for "go". */
const OF_ONE_WORD = 0.7;
/** Words of much the same meaning. */
const OF_ONE_MEANING = 0.2;
/** A member for its class: "tennis" answers to "sport". */
const OF_THE_CLASS = 0.35;
/** A class for its member, a little: who asks for tennis may be answered by "sports". */
const OF_A_MEMBER = 0.1;

/**
 * Reads rows of words, a row a line:
 *
 *     ~ go went gone              forms of one word
 *     = shop store                one meaning
 *     sport athletics: tennis …   a class by its names, and its members
 *     martial_arts: karate judo   a name of two words that stand side by side
 *
 * @returns relations by the stem of the word that is asked for, the strongest first
 */
export function readRows(rows: string, language: Language): Relations {
  const reading = readingRows(rows, language);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** The same in small steps, of much less than a millisecond each: for who has something else to do in between. */
export function* readingRows(rows: string, language: Language): Generator<void, Relations> {
  const weights = new Map<string, Map<string, number>>();
  const relate = (from: readonly string[], to: readonly string[], weight: number) => {
    for (const stem of from) {
      const known = weights.get(stem) ?? new Map<string, number>();
      weights.set(stem, known);
      for (const other of to) if (other !== stem) known.set(other, Math.max(weight, known.get(other) ?? 0));
    }
  };
  for (const row of rows.split("\n")) {
    const [names = "", members] = row.replace(/^[~=]/, "").split(":");
    const stems = stemsOf(names, language);
    if (row.startsWith("~")) relate(stems, stems, OF_ONE_WORD);
    else relate(stems, stems.filter(isOneWord), OF_ONE_MEANING);
    yield;
    if (members === undefined) continue;
    const memberStems = stemsOf(members, language);
    relate(stems, memberStems, OF_THE_CLASS);
    relate(memberStems, stems.filter(isOneWord), OF_A_MEMBER);
    yield;
  }
  const relations = new Map<string, readonly Relation[]>();
  for (const [stem, others] of weights) {
    relations.set(stem, Array.from(others, ([other, weight]) => ({ stem: other, weight })).toSorted((first, second) => second.weight - first.weight));
    yield;
  }
  return relations;
}

/** Two stems side by side, as they are looked up. The index knows single words only, so no relation leads to a phrase. */
export const phraseOf = (stems: readonly string[]): string => stems.join(" ");
const isOneWord = (stem: string): boolean => !stem.includes(" ");

function stemsOf(words: string, language: Language): string[] {
  const kept = words.split(/\s+/).flatMap((written) => {
    const parts = splitWords(written.replaceAll("_", " ")).filter(({ word }) => !STOP_WORDS[language].has(word));
    const stems = parts.map(({ word }) => stemWord(word, language));
    return written.includes("_") ? [phraseOf(stems)] : stems;
  });
  return [...new Set(kept)];
}
