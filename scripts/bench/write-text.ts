/**
 * Text that is like English to a search: the same share of stop words, and words that come as often as their rank lets
 * them (Zipf's law), from a vocabulary of made-up ones. The same seed writes the same text.
 */
const STOP_WORDS = "the of and to a in is that it was for on are with as be at this have from or had by but not what all were we when your can there an which their if do will each about how up out them then she many some so these would into has more her two him see could no than been its who now my made over did only may very after".split(" ");
/** Of the words of running English, a little less than half are stop words. */
const STOP_WORD_SHARE = 0.45;
const VOCABULARY_SIZE = 12_000;
const ONSETS = ["b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "sh", "st", "t", "tr", "v", "w"];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "oo"];
const CODAS = ["", "", "l", "m", "n", "r", "rd", "st", "ck", "t"];
const ENDINGS = ["", "", "", "s", "ed", "ing", "er", "ly"];

export type TextWriter = {
  /** A sentence of so many words. */
  sentence(wordCount: number): string;
  /** Sentences of exactly so many characters, in paragraphs. */
  text(characterCount: number): string;
};

export function createTextWriter(seed: number): TextWriter {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const syllable = () => pick(ONSETS) + pick(VOWELS) + pick(CODAS);
  const vocabulary = Array.from({ length: VOCABULARY_SIZE }, () => syllable() + (random() < 0.7 ? syllable() : "") + pick(ENDINGS));
  // The rank of a word drawn by Zipf's law is the power of a uniform number, near enough.
  const word = () => (random() < STOP_WORD_SHARE ? pick(STOP_WORDS) : (vocabulary[Math.floor(VOCABULARY_SIZE ** random()) - 1] ?? "word"));
  const sentence = (wordCount: number) => {
    const words = Array.from({ length: wordCount }, word).join(" ");
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  return {
    sentence,
    text: (characterCount) => {
      let text = "";
      for (let count = 1; text.length < characterCount; count += 1) text += sentence(6 + Math.floor(random() * 14)) + (count % 5 === 0 ? "\n\n" : " ");
      // It never ends in a space: what is stored must be as long as what was asked for.
      return `${text.slice(0, characterCount - 1)}.`;
    },
  };
}

/** Numbers from 0 to below 1: mulberry32, a generator in the public domain by Tommy Ettinger. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
