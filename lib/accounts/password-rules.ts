import { isCommonPassword } from "./common-passwords";

export const MIN_PASSWORD_CHARACTERS = 8;
export const MAX_PASSWORD_CHARACTERS = 200;

/**
 * What is wrong with a new password, in a sentence, or null. Length counts and being guessable counts; what kinds
 * of characters it is made of does not (NIST SP 800-63B, 5.1.1.2). It is taken exactly as given: nothing is
 * trimmed, cut or normalised.
 */
export function passwordProblem(password: string, about: { email?: string } = {}): string | null {
  const { length } = password.length > MAX_PASSWORD_CHARACTERS * 2 ? password : [...password];
  if (length < MIN_PASSWORD_CHARACTERS) return `Use at least ${MIN_PASSWORD_CHARACTERS} characters. A few words in a row are easy to keep in mind.`;
  if (length > MAX_PASSWORD_CHARACTERS) return `Use at most ${MAX_PASSWORD_CHARACTERS} characters.`;
  // Half of a character pair turns into the same filler whatever it was, so two passwords would be one.
  if (!password.isWellFormed()) return "This password holds a broken character. Type it again.";
  if (isCommonPassword(password, about.email)) return "This password is among the first anyone would try. Use something only you would think of.";
  return null;
}
