import { splitSentences } from "@/lib/memory/words/split-sentences";
import { beginsInvention, firstInvention } from "./begins-invention";
import { firstUnreal } from "./unreal-before";

/** A stretch of a sentence that says one thing about the person. Offsets are those of the message. */
export type Clause = {
  /** Curly apostrophes made straight, openers ("by the way,") taken off. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The sentence up to the clause, and the sentence after it: what turns a statement into something else. */
  readonly before: string;
  readonly nextSentence: string;
  readonly isQuestion: boolean;
  /** An earlier sentence, or this one before the clause, began a story, a game or a supposition. */
  readonly isInvented: boolean;
  /** A condition, a wish, a guess or somebody else's words stand before the clause. */
  readonly isUnreal: boolean;
};

/** A new subject begins a new clause: "…, and my cat …". */
const JOINT =
  /(?:\s*[,;:–—]\s*(?:and|but|so|also|plus|then)?\s+|\s+(?:and|but|so|plus)\s+)(?=(?:also |now |then |sadly |unfortunately )?(?:I|I['’]?(?:m|ve)|I['’](?:d|ll)|my|we|please|actually|call me|no longer|remember)\b)/giu;
/** The verb may be shared: "I live in Porto and work as a welder", "I love figs but hate dates". */
const SHARED_SUBJECT =
  /\s*,?\s+(?:and|but)\s+(?=(?:also |now |just |really |currently )?(?:am|live|work|study|speak|love|like|enjoy|hate|dislike|can't|cannot|don't|do not|play|drive|own|collect|prefer|moved|grew up|have an?|have (?:two|three|four|five|six)|was born|never)\b)/giu;
const OPENER =
  /^(?:[-*•+–]\s+(?:\[[ x]\]\s*)?|\(?\d{1,2}[.)]\s+|(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there| all| everyone)?|by the way|btw|fyi|just so you know|for the record|for your information|also|and|but|so|oh|ok|okay|well|yes|yeah|yep|sure|right|thanks|thank you|honestly|frankly|basically|unfortunately|sadly|luckily|anyway|plus|then|now|note|important|about me|a bit about me|fun fact|ps|p\.s\.|one thing|another thing|nice to meet you)\b[\s,.!:;–—-]*/iu;

/** Cuts text into clauses. Give it `ownWords(message)`, so that offsets fit the message. */
export function splitClauses(ownText: string): Clause[] {
  const sentences = splitSentences(ownText);
  let wasInvented = false;
  return sentences.flatMap((sentence, index) => {
    const isAfterInvention = wasInvented;
    // Once a sentence, not once a clause: a sentence of a thousand clauses would hold up the server.
    const inventedFrom = firstInvention(straight(sentence.text));
    const unrealFrom = firstUnreal(straight(sentence.text));
    wasInvented ||= inventedFrom < Infinity;
    const nextSentence = sentences[index + 1]?.text ?? "";
    const clauses: Clause[] = [];
    for (const part of cut(sentence.text)) {
      const opened = skipOpeners(part.text);
      if (opened.text === "") continue;
      const subject = sharedSubject(opened.text, clauses.at(-1)?.text);
      const startsAt = part.start + opened.skipped;
      clauses.push({
        text: straight(`${subject}${opened.text}`).replace(/^i(m|ve)\b/iu, "I'$1"),
        start: sentence.start + part.start + opened.skipped,
        end: sentence.start + part.start + part.text.length,
        before: sentence.text.slice(0, startsAt),
        nextSentence,
        isQuestion: sentence.isQuestion,
        isInvented: isAfterInvention || inventedFrom < startsAt || beginsInvention(straight(opened.text)),
        isUnreal: unrealFrom < startsAt,
      });
    }
    return clauses;
  });
}

const straight = (text: string) => text.replace(/[\u2019\u02BC]/g, "'");

function cut(sentence: string): { text: string; start: number }[] {
  const joints = [...sentence.matchAll(JOINT), ...sentence.matchAll(SHARED_SUBJECT)].toSorted((a, b) => a.index - b.index);
  const parts: { text: string; start: number }[] = [];
  let start = 0;
  for (const joint of joints) {
    if (joint.index < start) continue;
    parts.push({ text: sentence.slice(start, joint.index), start });
    start = joint.index + joint[0].length;
  }
  parts.push({ text: sentence.slice(start), start });
  return parts;
}

function skipOpeners(text: string): { text: string; skipped: number } {
  let skipped = text.length - text.trimStart().length;
  for (let opener = OPENER.exec(text.slice(skipped)); opener && opener[0] !== ""; opener = OPENER.exec(text.slice(skipped))) skipped += opener[0].length;
  return { text: text.slice(skipped).trimEnd(), skipped };
}

/** "I live in Porto and work …": the second clause has the subject of the first. */
function sharedSubject(text: string, previous: string | undefined): string {
  const hasOwnVerb = /^(?:(?:also|now|just|really|currently) )?(?:am|live|work|study|speak|love|like|enjoy|hate|dislike|can't|cannot|don't|do not|play|drive|own|collect|prefer|moved|grew up|have|was|never)\b/iu.test(text);
  return hasOwnVerb && previous !== undefined && /^I\b/iu.test(previous) ? "I " : "";
}
