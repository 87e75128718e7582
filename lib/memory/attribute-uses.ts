import { analyseText } from "./words/analyse-text";
import { guessLanguage } from "./words/languages";
import { splitSentences } from "./words/split-sentences";
import { splitWords } from "./words/split-words";
import { stemWord } from "./words/stem-word";

/** A memory that a reply's words point to, with the stretch of the reply they stand in (UTF-16 offsets). */
export type AlignedUse = { readonly mark: string; readonly score: number; readonly start: number; readonly end: number };

/** Share of a memory's weighed words that one sentence of the reply must hold. */
const USED_FROM = 0.5;
/** Words that say how something is known, not what: alone they prove nothing. */
const FRAMING = new Set("live like love work call name favourit favorit prefer dislik enjoy speak learn plan own play collect allerg eat".split(" "));
const FRAMING_WEIGHT = 0.4;
/** A word the person has just used is echoed by any reply, with a memory or without. */
const ECHO_WEIGHT = 0.25;

/**
 * Which memories a reply used, where the model did not mark them: per sentence, the memory's words found in it,
 * weighed by how few of the given memories hold them (inverse document frequency). A memory below the threshold
 * was only in view. This recognises words, not ideas: it can miss a use and does not claim one it cannot show.
 *
 * @param question what was asked; its words count little
 */
export function attributeUses(reply: string, memories: readonly { readonly mark: string; readonly text: string }[], question: string): AlignedUse[] {
  if (memories.length === 0 || reply === "") return [];
  const contents = memories.map(({ mark, text }) => ({ mark, terms: [...analyseText(text).terms.keys()] }));
  const holders = new Map<string, number>();
  for (const { terms } of contents) for (const term of terms) holders.set(term, (holders.get(term) ?? 0) + 1);
  const asked = analyseText(question).terms;
  const weigh = (term: string) =>
    Math.log(1 + (memories.length + 1) / (holders.get(term) ?? 1)) * (FRAMING.has(term) ? FRAMING_WEIGHT : 1) * (asked.has(term) ? ECHO_WEIGHT : 1);

  const sentences = readSentences(reply);
  return contents.flatMap(({ mark, terms }) => {
    const whole = terms.reduce((sum, term) => sum + weigh(term), 0);
    // A memory all of whose words were in the question cannot be told from an echo.
    if (whole === 0 || terms.every((term) => asked.has(term))) return [];
    const best = sentences
      .map((words) => alignSentence(words, new Set(terms), weigh))
      .reduce<Alignment | null>((top, each) => (each !== null && each.weight > (top?.weight ?? 0) ? each : top), null);
    return best !== null && best.weight / whole >= USED_FROM && best.isOwn(asked)
      ? [{ mark, score: Math.min(1, best.weight / whole), start: best.start, end: best.end }]
      : [];
  });
}

type StemmedWord = { readonly term: string; readonly start: number; readonly end: number };
type Alignment = { readonly weight: number; readonly start: number; readonly end: number; readonly isOwn: (asked: ReadonlyMap<string, unknown>) => boolean };

function readSentences(reply: string): StemmedWord[][] {
  const language = guessLanguage(splitWords(reply.slice(0, 5_000)).map(({ word }) => word));
  return splitSentences(reply).map(({ text, start }) =>
    splitWords(text).map((word) => ({ term: stemWord(word.word, language), start: start + word.start, end: start + word.end })),
  );
}

/** The words of one sentence that a memory holds, each counted once, and the stretch from the first to the last. */
function alignSentence(words: readonly StemmedWord[], terms: ReadonlySet<string>, weigh: (term: string) => number): Alignment | null {
  const hits = words.filter(({ term }) => terms.has(term));
  const [first, last] = [hits[0], hits.at(-1)];
  if (!first || !last) return null;
  const found = new Set(hits.map(({ term }) => term));
  const weight = [...found].reduce((sum, term) => sum + weigh(term), 0);
  const isOwn = (asked: ReadonlyMap<string, unknown>) => [...found].some((term) => !asked.has(term) && !FRAMING.has(term));
  return { weight, start: first.start, end: last.end, isOwn };
}
