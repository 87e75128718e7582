import { randomInt } from "node:crypto";

const CONSONANTS = "bdfgklmnprtvz";
const VOWELS = "aeiou";
const pick = (letters: string): string => letters.charAt(randomInt(letters.length));

/** A word nobody has used before, which sounds like one: whatever a spec says of it can only come from that spec. */
export const randomWord = (): string => `${Array.from({ length: 4 }, () => pick(CONSONANTS) + pick(VOWELS)).join("")}x`;

/** The same as the name of somebody or some place. */
export function randomName(): string {
  const word = randomWord();
  return word.charAt(0).toUpperCase() + word.slice(1);
}
