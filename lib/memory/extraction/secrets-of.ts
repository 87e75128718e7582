import { type Sentence, splitSentences } from "@/lib/memory/words/split-sentences";
import { splitWords } from "@/lib/memory/words/split-words";
import type { Evidence } from "./find-evidence";
import { findSecret } from "./find-secret";

/** "My password? Hunter." names it in one sentence and tells it in the next: so short is what only tells. */
const MOST_WORDS = 2;
const FARTHEST_NAME = 5;
const LONGEST_NAMING = 200;
/** Of a secret with digits: what may stand in a note of another sentence, and is no year. */
const TELLING = /^(?!(?:19|20)\d\d$)(?=\P{N}*\p{N}).{3,}$/u;

export type SecretsOfMessage = {
  /** True where the sentences in which a quote stands hold a secret, or it tells what the sentence before them names. */
  readonly areAround: (quote: Evidence) => boolean;
  /** True where a note repeats a word with digits out of a secret, whatever it is quoted from. */
  readonly areRepeatedIn: (note: string) => boolean;
};

/** The secrets of a message. A model may quote the secret alone, or a sentence beside it. */
export function secretsOf(text: string): SecretsOfMessage {
  const sentences = splitSentences(text);
  const holds = sentences.map((_sentence, index) => holdsSecret(sentences, index));
  const telling = new Set(sentences.flatMap((sentence, index) => (holds[index] ? splitWords(sentence.text).map(({ word }) => word) : [])).filter((word) => TELLING.test(word)));
  return {
    areAround: ({ start, end }) => sentences.some((sentence, index) => holds[index] && sentence.start < end && start < sentence.end),
    areRepeatedIn: (note) => telling.size > 0 && splitWords(note).some(({ word }) => telling.has(word)),
  };
}

/** True where a sentence holds a secret by itself, or tells in a word or two what one before it names. */
function holdsSecret(sentences: readonly Sentence[], index: number): boolean {
  const own = sentences[index]?.text ?? "";
  if (findSecret(own)) return true;
  for (let before = index - 1; before >= Math.max(0, index - FARTHEST_NAME) && isShort(sentences[before + 1]?.text ?? ""); before -= 1) {
    const { text } = sentences[before] ?? { text: "" };
    const naming = text.slice(-LONGEST_NAMING);
    if (findSecret(/[:?]$/u.test(naming) ? `${naming.slice(0, -1)}: ${own}` : `${naming.replace(/[.!…]{1,9}$/u, "")} ${own}`)) return true;
  }
  return false;
}

const isShort = (text: string): boolean => text.length <= LONGEST_NAMING && text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length <= MOST_WORDS;
