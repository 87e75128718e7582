import { judgeLeadIn } from "./judge-lead-in";
import { QUOTING_LANGUAGES } from "./quoting-words";

/** Blanks a stretch without moving anything behind it, so that offsets stay those of the message. */
const blank = (text: string) => text.replace(/[^\r\n]/g, " ");

/**
 * People choose what these run over, on the thread that serves everybody: from any one place each must look no
 * further than a line or so before it gives up, or a message of empty lines stops the server for a minute.
 */
const FOREIGN: readonly RegExp[] = [
  /(`{3,}|~{3,})[\s\S]*?(?:\1|$)/g,
  /`[^`\n]+`/g,
  /^[ \t]*>.*$/gm,
  /<([a-z][\w-]*)(?:\s[^<>]*)?>[\s\S]*?(?:<\/\1\s*>|$)/gi,
  /^[^\S\r\n]{0,40}-{2,}[^\S\r\n]*(?:original|forwarded|ursprüngliche|weitergeleitete|mensaje|message)[^\S\r\n](?:message|nachricht|original|reenviado|d['\u2019]origine|transféré)[\s\S]*/gim,
  /^[^\S\r\n]{0,40}(?:from|sent|to|subject|date|von|gesendet|betreff|datum|enviado|asunto|fecha|envoyé|objet)[^\S\r\n]?:[^\S\r\n].+\r?\n[^\S\r\n]*(?:from|sent|to|cc|subject|date|von|an|gesendet|betreff|datum|de|para|enviado|asunto|fecha|à|envoyé|objet)[^\S\r\n]?:[\s\S]*/gim,
  /^[^\S\r\n]{0,40}on .{4,80} wrote:[\s\S]*/gim,
  /^[^\S\r\n]{0,40}(?:am|el|le|em|il|op) .{4,60}\d{1,2}:\d{2}.{0,80}(?:schrieb|escribió|a écrit|escreveu|ha scritto|schreef)[^\r\n:]{0,80}:[\s\S]*/gim,
  // Stage directions; two asterisks are emphasis and one's own.
  /(?<![*\w])\*(?![*\s])(?=[^*\n]*\s[^*\n]*\s)[^*\n]{1,300}\*(?![*\w])/g,
];

/** The rest of a clause before a mark is judged no farther back than this. */
const LONGEST_LEAD_IN = 160;
const ENDS = /[:\uFF1A]|[.!?\u2026]+|\r?\n/g;
/** A clock, an address, a face drawn with a colon: none of them leads anything in. */
const NO_LEAD_IN = /^:(?:\/\/|-?[()[\]DPpOo3|*](?![\p{L}\p{N}]))/u;

/** Blanks what is handed over: a text to work on to the end of the message, somebody's speech to the next empty line. */
function blankHandedOver(text: string): string {
  let [own, from, clauseFrom] = ["", 0, 0];
  for (const { 0: mark, index } of text.matchAll(ENDS)) {
    if (index < from) continue;
    const after = index + mark.length;
    const isColon = mark === ":" || mark === "\uFF1A";
    if (isColon && (/^\d:\d/.test(text.slice(Math.max(0, index - 1), index + 2)) || NO_LEAD_IN.test(text.slice(index, index + 4)))) continue;
    const begins = Math.max(clauseFrom, from, index - LONGEST_LEAD_IN);
    clauseFrom = after;
    const next = text.slice(after, after + 20);
    const kind = isColon ? (/^[ \t]*\r?\n/.test(next) ? ":\n" : ":") : mark.endsWith("\n") ? "\n" : ".";
    const leadIn = text.slice(begins, index).replace(/[\u2019\u02BC]/g, "'").trimEnd();
    const handed = leadIn.trim().length < SHORTEST_LEAD_IN ? null : judgeLeadIn(leadIn, kind);
    if (!handed) continue;
    const to = handed.reaches === "end" ? text.length : endOfParagraph(text, after);
    own += text.slice(from, begins + handed.from) + blank(text.slice(begins + handed.from, to));
    from = to;
    if (handed.reaches === "end") break;
  }
  return own + text.slice(from);
}

const SHORTEST_LEAD_IN = 2;

function endOfParagraph(text: string, from: number): number {
  const empty = /\n[^\S\n]*\n/g;
  empty.lastIndex = from;
  return empty.exec(text)?.index ?? text.length;
}

const eitherCase = (word: string) => word.replace(/^\p{L}/u, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`);
const FIRST_PERSON = `(?<![\\p{L}\\p{N}])(?:I|I[\u2019']m|I[\u2019']ve|my|me|you|${QUOTING_LANGUAGES.slice(1).flatMap(({ firstPerson }) => firstPerson.map(eitherCase)).join("|")})(?![\\p{L}\\p{N}])`;
/** With these a person heads the lines of their own introduction. */
const NO_SPEAKER = "(?:About|Note|Name|Job|Home|Age|Work|Family|Diet|Pets?|\u00DCber|Beruf|Wohnort|Alter|Familie|Arbeit|Hobbys?|Haustiere?|Nombre|Trabajo|Edad|Ciudad|Familia|Nom|Travail|M\u00E9tier|Ville|Famille)";
/** Lines of a play or a chat: a name, a colon, and what it says. Two of them make a dialogue. */
const SPEAKER = new RegExp(`^[ \\t]*(?:\\[[^\\]\\n]{1,20}\\] ?)?(?!${NO_SPEAKER}(?![\\p{L}]))\\p{Lu}[\\p{L}\\p{M}'. -]{0,24}(?: \\([^)\\n]{1,20}\\))?[ \\u00A0\\u202F]?:[ \\t]+(?=[^\\n]{0,200}(?:\\bwe\\b|${FIRST_PERSON}))[^\\n]*$`, "gmu");

/** Pairs of marks of the languages; in each no other may open, so that from any place the look ends soon. */
const QUOTED =
  /"([^"\n]{1,2000})"|\u201E([^\u201C\u201D\u201E"\n]{1,2000})["\u201C\u201D]|\u201C([^\u201C\u201D\n]{1,2000})\u201D|\u00AB([^\u00AB\u00BB\n]{1,2000})\u00BB|\u00BB([^\u00AB\u00BB\n]{1,2000})\u00AB|[\u201A\u2039]([^\u201A\u2018\u2039\u203A\n]{1,2000})[\u2018\u203A]|(?<![\p{L}\p{N}])['\u2018]([^'\u2018\u2019\n]{12,2000})['\u2019](?![\p{L}\p{N}])/gu;
/** A title in quotation marks is the person's own word; a sentence in them is somebody's speech. */
const MOST_WORDS_OF_A_TITLE = 4;
const SPEAKS_OF_SELF = new RegExp(FIRST_PERSON, "u");

/**
 * The message with everything blanked that is not the person's own statement: code, block quotes, markup,
 * forwarded mail, reported speech, long quotations, and text handed over to be worked on. A fact in there is
 * not about the person, and a pasted page must not write their memory.
 */
export function ownWords(text: string): string {
  let own = text;
  for (const pattern of FOREIGN) own = own.replace(pattern, blank);
  own = blankHandedOver(own);
  if ((own.match(SPEAKER) ?? []).length > 1) own = own.replace(SPEAKER, blank);
  return own.replace(QUOTED, (quotation) => {
    const inner = quotation.slice(1, -1);
    const isSpeech = inner.trim().split(/\s+/).length > MOST_WORDS_OF_A_TITLE || SPEAKS_OF_SELF.test(inner);
    return isSpeech ? blank(quotation) : quotation;
  });
}
