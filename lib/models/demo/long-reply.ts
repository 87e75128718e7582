import type { DemoMemory, DemoPrompt } from "./read-prompt";
import { shorten } from "./quote-lines";
import { inSecondPerson } from "./second-person";

const DEFAULT_WORDS = 500;
const MOST_WORDS = 5_000;
const MOST_COUNTED = 5_000;

const COUNT_TO = /\bcount\b[^.\d]{0,60}?(?:from\s+(\d+)\s+)?(?:up\s+)?to\s+(\d+)/i;
const LONG =
  /\b(long|lengthy|detailed)\b[^.?!]{0,30}\b(story|reply|answer|text|essay|poem|letter|article|report|description|message|one)\b|\b(something|anything)( (very|really|quite))? long\b|\bat length\b|\bin (great )?detail\b|\b\d{3,} words\b|\bas long as you can\b/i;

export const wantsLongReply = (question: string): boolean => COUNT_TO.test(question) || LONG.test(question);

/**
 * Many words, the same every time, made of the person's own words and memories, so that stopping a reply
 * and reloading in the middle of one can be tried without a real model.
 */
export function composeLongReply({ question, memories, ownWords }: DemoPrompt, used: readonly DemoMemory[]): string {
  const [, from, to] = COUNT_TO.exec(question) ?? [];
  if (to) return countUp(Number(from ?? 1), Number(to));

  const wanted = Math.min(Number(/\b(\d{2,}) words\b/i.exec(question)?.[1] ?? DEFAULT_WORDS), MOST_WORDS);
  const known = (used.length > 0 ? used : memories).map(({ text, mark }) => `${inSecondPerson(text)} [${mark}]`);
  const said = ownWords.map((words) => `you wrote “${shorten(words.replace(/\s+/g, " ").trim())}”`);
  const matter = [...known, ...said];
  const paragraphs: string[] = [];
  for (let words = 0, part = 1; words < wanted; part += 1) {
    const sentences = Array.from({ length: 4 }, (_, index) => {
      const subject = matter[(part - 1 + index) % matter.length] ?? "you asked for something long";
      return fillIn(FRAMES[(part * 3 + index) % FRAMES.length] ?? "%", subject);
    });
    const paragraph = `Part ${part}. ${sentences.join(" ")}`;
    words += paragraph.split(" ").length;
    paragraphs.push(paragraph);
  }
  return paragraphs.join("\n\n");
}

const FRAMES = [
  "To begin with, %.",
  "It is worth saying again that %.",
  "Seen from the other side, %, and that is where this part turns.",
  "Put in one line: %.",
  "A longer text would stop here for a while, because %.",
  "What follows rests on it: %.",
  "Nothing else is known to me about this, only that %.",
];

const fillIn = (frame: string, subject: string): string => frame.split("%").join(subject);

function countUp(from: number, to: number): string {
  const last = Math.min(to, from + MOST_COUNTED);
  if (last < from) return `${from} is already past ${to}.`;
  return Array.from({ length: last - from + 1 }, (_, index) => String(from + index)).join(", ");
}
