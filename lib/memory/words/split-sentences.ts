/** A sentence and where it stands, in UTF-16 units. `text` is the slice without outer spaces. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number; readonly isQuestion: boolean };

/** Points after which no sentence ends, though a capital follows. */
const ABBREVIATION = /(?:^|[\s(.])(?:mr|mrs|ms|dr|prof|st|vs|approx|jr|sr|[a-hj-z])\.$/i;

/** Marks that end a sentence are few; a line of thousands would be read once for each of them. */
const LONGEST_END = 200;

/** Cuts text at ends of sentences and lines. A point inside a number, an address or after a title ends nothing. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const push = (end: number) => {
    const slice = text.slice(start, end);
    const trimmed = slice.trim();
    if (trimmed !== "") {
      const from = start + slice.indexOf(trimmed);
      sentences.push({ text: trimmed, start: from, end: from + trimmed.length, isQuestion: /[?？؟][!?？"'”’)\]]*$/u.test(trimmed.slice(-LONGEST_END)) });
    }
    start = end;
  };
  for (const mark of text.matchAll(/\r?\n+|(?<![.!?…。！？؟])[.!?…。！？؟]+["'”’)\]]*(?=\s|$)|[。！？]/gu)) {
    const end = mark.index + mark[0].length;
    if (mark[0].startsWith(".") && ABBREVIATION.test(text.slice(Math.max(start, mark.index - 8), mark.index + 1))) continue;
    push(end);
  }
  push(text.length);
  return sentences;
}
