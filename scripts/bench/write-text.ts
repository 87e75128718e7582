import { seededRandom } from "@/e2e/support/random";

/**
 * Text that is like English to a search: the same share of stop words, and words that come as often as their rank lets
 * them (Zipf's law), from a vocabulary of made-up ones. The same seed writes the same text; other seeds write other
 * texts in the same words, so that what is asked in one may be found in another.
 */
const STOP_WORDS = "the of and to a in is that it was for on are with as be at this have from or had by but not what all were we when your can there an which their if do will each about how up out them then she many some so these would into has more her two him see could no than been its who now my made over did only may very after".split(" ");
/** Of the words of running English, a little less than half are stop words. */
const STOP_WORD_SHARE = 0.45;
const VOCABULARY_SIZE = 12_000;
const VOCABULARY_SEED = 12;
const ONSETS = ["b", "br", "c", "ch", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "sh", "st", "t", "tr", "v", "w"];
const VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "oo"];
const CODAS = ["", "", "l", "m", "n", "r", "rd", "st", "ck", "t"];
const ENDINGS = ["", "", "", "s", "ed", "ing", "er", "ly"];

/** A star stands for a word that says something. */
const QUESTIONS = [
  "What did I tell you about the * and the *?",
  "When did we last talk about my * *?",
  "Who was it that gave me the * for *?",
  "Do you remember which * I liked best, the * one or the * one?",
  "Where did I put the * that I bought with *?",
  "Why was I so * about *?",
  "Can you help me plan a * like the one with the *, the * and the *?",
  "How many * did I want for the * in *?",
];

export type TextWriter = {
  /** A word that says something, frequent ones more often. */
  contentWord(): string;
  /** A question of the kind that somebody asks about what was said before. */
  question(): string;
  /** A sentence of so many words. */
  sentence(wordCount: number): string;
  /** Sentences of exactly so many characters, in paragraphs. */
  text(characterCount: number): string;
};

export function createTextWriter(seed: number): TextWriter {
  const vocabulary = makeVocabulary(seededRandom(VOCABULARY_SEED));
  const random = seededRandom(seed);
  const pick = pickBy(random);
  // The rank of a word drawn by Zipf's law is the power of a uniform number, near enough.
  const contentWord = () => vocabulary[Math.floor(VOCABULARY_SIZE ** random()) - 1] ?? "word";
  const word = () => (random() < STOP_WORD_SHARE ? pick(STOP_WORDS) : contentWord());
  const sentence = (wordCount: number) => {
    const words = Array.from({ length: wordCount }, word).join(" ");
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  };
  return {
    contentWord,
    question: () => pick(QUESTIONS).replaceAll("*", contentWord),
    sentence,
    text: (characterCount) => {
      let text = "";
      for (let count = 1; text.length < characterCount; count += 1) text += sentence(6 + Math.floor(random() * 14)) + (count % 5 === 0 ? "\n\n" : " ");
      // It never ends in a space: what is stored must be as long as what was asked for.
      return `${text.slice(0, characterCount - 1)}.`;
    },
  };
}

const pickBy =
  (random: () => number) =>
  <Item>(items: readonly Item[]): Item =>
    items[Math.floor(random() * items.length)] as Item;

function makeVocabulary(random: () => number): readonly string[] {
  const pick = pickBy(random);
  const syllable = () => pick(ONSETS) + pick(VOWELS) + pick(CODAS);
  return Array.from({ length: VOCABULARY_SIZE }, () => syllable() + (random() < 0.7 ? syllable() : "") + pick(ENDINGS));
}
