/**
 * A word in the form it is compared in: compatibility forms made one (NFKC), case folded through upper
 * case so that "ß" meets "ss" and the dotless i meets the dotted. Marks stay: stemmers need them.
 */
export function foldWord(word: string): string {
  return word.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFC");
}

/** Without accents, so that "cafe" finds "café". Only after stemming. */
export function dropMarks(word: string): string {
  return word.normalize("NFD").replace(/\p{Mn}/gu, "").normalize("NFC");
}
