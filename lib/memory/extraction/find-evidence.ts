/** One letter for each kind of quotation mark, dash and space that keyboards and models exchange. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u02BC\u0060\u00B4]/u, "'"],
  [/[\u201C\u201D\u201E\u201F\u00AB\u00BB]/u, '"'],
  [/[\u2010-\u2015\u2212]/u, "-"],
  [/[\s\u00A0]/u, " "],
];

type Folded = { readonly text: string; readonly offsets: readonly number[] };

/** Folds letter by letter and remembers where each came from. */
function fold(text: string): Folded {
  let folded = "";
  const offsets: number[] = [];
  let at = 0;
  for (const letter of text) {
    const alike = ALIKE.find(([pattern]) => pattern.test(letter))?.[1] ?? letter.normalize("NFKC").toLowerCase();
    if (!(alike === " " && folded.endsWith(" "))) {
      for (let unit = 0; unit < alike.length; unit += 1) offsets.push(at);
      folded += alike;
    }
    at += letter.length;
  }
  offsets.push(at);
  return { text: folded, offsets };
}

/** Shorter quotes stand in every text and prove nothing. */
const SHORTEST_QUOTE = 3;

export type Evidence = { readonly start: number; readonly end: number };

/**
 * Where a quote stands in the person's own words, in UTF-16 units, or null. Differences of case, spacing and
 * of quotation marks are forgiven, no other: a quote that was reworded is no evidence.
 */
export const findEvidence = (quote: string, ownText: string): Evidence | null => evidenceFinder(ownText)(quote);

/** The same for many quotes: a long message is folded once, not once for each. */
export function evidenceFinder(ownText: string): (quote: string) => Evidence | null {
  const own = fold(ownText);
  return (quote) => {
    const wanted = fold(quote.trim()).text.replace(/^["'\s]+|["'\s.]+$/g, "");
    if ([...wanted].length < SHORTEST_QUOTE) return null;
    const index = own.text.indexOf(wanted);
    if (index === -1) return null;
    return { start: own.offsets[index] ?? 0, end: own.offsets[index + wanted.length] ?? ownText.length };
  };
}
