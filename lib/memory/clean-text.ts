/**
 * Text as it may be stored: PostgreSQL refuses NUL, and UTF-8 has no lone surrogates, so NUL is
 * dropped and a lone surrogate becomes U+FFFD. Everything else stays exactly as it was written
 * (composed or decomposed, bidi marks, joiners): search and equality fold, storage does not.
 */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** Length as a person and the contract count it: Unicode code points, not UTF-16 units. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/** Cuts at a code point, so that no emoji is left half. */
export function firstCodePoints(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let count = 0;
  let end = 0;
  for (const character of text) {
    if (count === limit) return text.slice(0, end);
    count += 1;
    end += character.length;
  }
  return text;
}

/** The form two texts are compared in: NFKC, lower case, one space between words, no closing punctuation. */
export function foldForEquality(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\s.!?…]+$/u, "");
}
