import type { Emotion } from "@/lib/chat/receipt";
import { ownWords } from "@/lib/memory/extraction/own-words";
import { splitSentences } from "@/lib/memory/words/split-sentences";
import { SIGNS } from "./signs";

/** How a reply is meant stands in how it opens and how it ends; what it is about stands between. */
const OPENING_SENTENCES = 3;
const CLOSING_SENTENCES = 2;
const LONGEST_READ = 20_000;
const DENIAL_REACHES = 40;
/** Right before a sign it says the opposite, and of the opposite nothing is known. */
const DENIED = /(?:\b(?:not|never|no|nicht|kein|keine|nie|nunca|jamais|pas)|n['\u2019]t)\s+(?:[\p{L}'\u2019]+\s+){0,2}$/iu;

/**
 * The emotion that a reply shows in its own words: what it says of itself and to the person, in English, German, Spanish
 * and French, and the faces it draws in any language. What it writes about, code, quotations and texts it hands over do not
 * count. Neutral where it shows none, or as much of one as of another: a wrong face is worse than none.
 *
 * @param reply Markdown; what is cut off of a long one is its middle, so the work is bounded
 */
export function readEmotion(reply: string): Emotion {
  const bounded = reply.length > LONGEST_READ ? `${reply.slice(0, LONGEST_READ / 2)}\n\n${reply.slice(-LONGEST_READ / 2)}` : reply;
  const sentences = splitSentences(ownWords(bounded)).map(({ text }) => text);
  const heard = sentences.length <= OPENING_SENTENCES + CLOSING_SENTENCES ? sentences : [...sentences.slice(0, OPENING_SENTENCES), ...sentences.slice(-CLOSING_SENTENCES)];
  const counts = new Map<Emotion, number>();
  for (const sentence of heard) {
    for (const { emotion, pattern } of SIGNS) {
      for (const match of sentence.matchAll(pattern)) {
        if (!DENIED.test(sentence.slice(Math.max(0, match.index - DENIAL_REACHES), match.index))) counts.set(emotion, (counts.get(emotion) ?? 0) + 1);
      }
    }
  }
  const [most, next] = [...counts].toSorted(([, first], [, second]) => second - first);
  return most && most[1] !== next?.[1] ? most[0] : "neutral";
}
