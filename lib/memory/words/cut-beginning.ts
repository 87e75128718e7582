import { dropMarks } from "./fold-word";

/** With fewer letters nearly everything begins alike; what comes after the eighth tells hardly any two words apart. */
export const LEAST_LETTERS = 3;
export const MOST_LETTERS = 8;

/**
 * The beginning of a folded word by which it is found before it is typed out: its first three to eight letters, without
 * accents, a letter being a code point. Null for a shorter word.
 */
export function cutBeginning(word: string): string | null {
  let beginning = "";
  let count = 0;
  for (const letter of dropMarks(word)) {
    beginning += letter;
    count += 1;
    if (count === MOST_LETTERS) break;
  }
  return count < LEAST_LETTERS ? null : beginning;
}
