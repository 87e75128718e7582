import { splitSentences } from "@/lib/memory/words/split-sentences";
import { beginsInvention, firstInvention } from "./begins-invention";
import { COUNTED } from "./family-and-pets";
import { firstUnreal } from "./unreal-before";

/** A stretch of a sentence that says one thing about the person. Offsets are those of the message. */
export type Clause = {
  /** Curly apostrophes made straight, openers ("by the way,") taken off. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The sentence up to the clause, the rest of it behind the clause, and the sentence after it: what turns a statement into something else. */
  readonly before: string;
  readonly behind: string;
  readonly nextSentence: string;
  readonly isQuestion: boolean;
  /** An earlier sentence, or this one before the clause, began a story, a game or a supposition. */
  readonly isInvented: boolean;
  /** A condition, a wish, a guess or somebody else's words stand before the clause. */
  readonly isUnreal: boolean;
};

/** A new subject begins a new clause: "…, and my cat …". */
const JOINT =
  /(?:\s*[,;:–—]\s*(?:and|but|so|also|plus|then)?\s+|\s+(?:and|but|so|plus)\s+)(?=(?:also |now |then |sadly |unfortunately )?(?!I mean(?:t(?! to\b))?\b)(?:I|I['’]?(?:m|ve)|I['’](?:d|ll)|my|we|please|actually|call me|no longer|remember)\b)/giu;
/** The verb may be shared: "I live in Porto and work as a welder", "I love figs but hate dates". */
const SHARED_SUBJECT =
  /\s*,?\s+(?:and|but)\s+(?=(?:also |now |just |really |currently )?(?:am|live|work|study|speak|love|like|enjoy|hate|dislike|can't|cannot|don't|do not|play|drive|own|collect|prefer|moved|grew up|have an?|have (?:two|three|four|five|six)|was born|never)\b)/giu;
/** The verb may be all that is new: "I love Rome, hate Paris". "Love songs" are no verb. */
const BARE_VERB = /(?<!\s)\s*,\s+(?=(?:hate|dislike|detest|loathe|adore|can't stand|don't like|do not like|love (?!songs?\b|stor(?:y|ies)\b|letters?\b|poems?\b|films?\b|movies?\b|ballads?\b|hearts?\b|birds?\b))[^,])/giu;
/** "I have a son named Leo and a daughter named Ida": what is had goes on. */
const HAS = /\b(?:I|we)(?:['\u2019]ve| have)(?: got)? (?=(?:an?|one|two|three|four|five|six|\d{1,2}) )/iu;
const NUMBER = "(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2})";
const HAS_ALSO = new RegExp(`(?<!\\s)(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)(?=${NUMBER} (?:(?:[\\p{L}-]+ ){1,3}(?:called|named) |(?:(?:young|small|little|lovely|old|older|younger) )?${COUNTED}\\b))`, "giu");
/** Behind one of these the list may be somebody else's: "a friend with a dog and a cat". */
const HAD_BY_OTHERS = /\b(?:about|for|of|on|with|between|from|to|in|at|like|who|that|which|whose|where)\b/iu;
/** What takes a statement back stands right behind it. */
const FARTHEST_BEHIND = 200;
const OPENER =
  /^(?:[-*•+–]\s+(?:\[[ x]\]\s*)?|\(?\d{1,2}[.)]\s+|(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening))(?: there| all| everyone)?|by the way|btw|fyi|just so you know|for the record|for your information|also|and|but|so|oh|ok|okay|well|yes|yeah|yep|sure|right|thanks|thank you|honestly|frankly|basically|unfortunately|sadly|luckily|anyway|plus|then|now|note|important|about me|a bit about me|fun fact|(?:it )?turns out(?: that)?|ps|p\.s\.|one thing|another thing|nice to meet you)\b[\s,.!:;–—-]*/iu;

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
    const nextSentence = straight(sentences[index + 1]?.text ?? "");
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
        behind: straight(sentence.text.slice(part.start + part.text.length, part.start + part.text.length + FARTHEST_BEHIND)),
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
  const joints = [...sentence.matchAll(JOINT), ...sentence.matchAll(SHARED_SUBJECT), ...bareVerbs(sentence), ...possessions(sentence)].toSorted((a, b) => a.index - b.index);
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

/** Only where the first verb was the person's own: "gloves, hate mail" is a list. */
const bareVerbs = (sentence: string) => (/\bI (?:\w+ )?(?:love|like|hate|adore|enjoy|dislike)\b/iu.test(sentence) ? [...sentence.matchAll(BARE_VERB)] : []);

function possessions(sentence: string): RegExpExecArray[] {
  const has = HAS.exec(sentence);
  if (!has) return [];
  const from = has.index + has[0].length;
  const others = HAD_BY_OTHERS.exec(sentence.slice(from));
  return [...sentence.matchAll(HAS_ALSO)].filter(({ index }) => index > from && (others === null || index < from + others.index));
}

function skipOpeners(text: string): { text: string; skipped: number } {
  let skipped = text.length - text.trimStart().length;
  for (let opener = OPENER.exec(text.slice(skipped)); opener && opener[0] !== ""; opener = OPENER.exec(text.slice(skipped))) skipped += opener[0].length;
  return { text: text.slice(skipped).trimEnd(), skipped };
}

/** "I live in Porto and work …": the second clause has the subject of the first. */
function sharedSubject(text: string, previous: string | undefined): string {
  const hasOwnVerb = /^(?:(?:also|now|just|really|currently) )?(?:am|live|work|study|speak|love|like|enjoy|hate|dislike|detest|loathe|adore|can't|cannot|don't|do not|play|drive|own|collect|prefer|moved|grew up|have|was|never)\b/iu.test(text);
  const had = /^(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) /iu.test(text) ? /^(?:I|we)(?:'ve| have)\b/iu.exec(previous ?? "")?.[0] : undefined;
  if (had !== undefined) return `${had} `;
  return hasOwnVerb && previous !== undefined && /^I\b/iu.test(previous) ? "I " : "";
}
