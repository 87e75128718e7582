/** Blanks a stretch without moving anything behind it, so that offsets stay those of the message. */
const blank = (text: string) => text.replace(/[^\r\n]/g, " ");

const SPEECH = "(?:wrote|writes|said|says|told me|tells me|texted|messaged|asks?|asked|reads|states?|stated|goes|starts with|begins with|ends with|shouted|whispered|replied|posted|claims?|mentioned|answered|sent me|e-?mailed)";
/** A request to work on what follows: the rest of the message is material, whoever wrote it. */
const WORK_ON = "(?:translate|summari[sz]e|proofread|rewrite|rephrase|paraphrase|correct|fix|edit|review|analy[sz]e|improve|shorten|classify|answer|reply to|respond to|check|continue|finish|complete)";
/** What a text is called before it is pasted: "this review says: …", "here is the chat:". */
const TEXT = "(?:e-?mails?|mails?|letters?|texts?|messages?|reviews?|posts?|articles?|paragraphs?|passages?|sentences?|phrases?|essays?|chats?|logs?|transcripts?|poems?|lyrics|songs?|stor(?:y|ies)|quotes?|quotations?|forms?|ads?|descriptions?|comments?|tweets?|scripts?|scenes?|dialogues?|conversations?|interviews?|reports?|abstracts?|examples?|captions?|headlines?|lines?|verses?|bios?|profiles?|personas?|characters?)";
const HERE_IS = "(?:explain|read|here(?:'|\u2019)?s|here is|this is|below is)";

/**
 * People choose what these run over, on the thread that serves everybody: from any one place each must look no
 * further than a line or so before it gives up, or a message of empty lines stops the server for a minute.
 */
const FOREIGN: readonly RegExp[] = [
  /(`{3,}|~{3,})[\s\S]*?(?:\1|$)/g,
  /`[^`\n]+`/g,
  /^[ \t]*>.*$/gm,
  /<([a-z][\w-]*)(?:\s[^<>]*)?>[\s\S]*?(?:<\/\1\s*>|$)/gi,
  /^[^\S\r\n]{0,40}-{2,}[^\S\r\n]*(?:original|forwarded) message[\s\S]*/gim,
  /^[^\S\r\n]{0,40}(?:from|sent|to|subject|date):[^\S\r\n].+\r?\n[^\S\r\n]*(?:from|sent|to|cc|subject|date):[\s\S]*/gim,
  /^[^\S\r\n]{0,40}on .{4,80} wrote:[\s\S]*/gim,
  new RegExp(`\\b${SPEECH}(?: (?:me|us|that|this|to me|the following))*\\s*:[\\s\\S]*?(?:\\n\\s*\\n|$)`, "gi"),
  new RegExp(`\\b${TEXT}(?: [\\w'’]+){0,4}\\s*:[ \\t]*(?:\\r?\\n\\s{0,4})?\\S[\\s\\S]*`, "gi"),
  // Stage directions; two asterisks are emphasis and one's own.
  /(?<![*\w])\*(?![*\s])(?=[^*\n]*\s[^*\n]*\s)[^*\n]{1,300}\*(?![*\w])/g,
  new RegExp(`\\b${WORK_ON}\\b[^\\n.!?]{0,60}:\\s*\\S[\\s\\S]*`, "gi"),
  new RegExp(`\\b(?:${WORK_ON}|${HERE_IS})\\b[^\\n.!?:]{0,60}:?[ \\t]*\\r?\\n[\\s\\S]*`, "gi"),
];

/** Lines of a play or a chat: a name, a colon, and what it says. Two of them make a dialogue. */
const SPEAKER = /^[ \t]*(?:\[[^\]\n]{1,20}\] ?)?\p{Lu}[\p{L}\p{M}'. -]{0,24}(?: \([^)\n]{1,20}\))?:[ \t]+(?=[^\n]{0,200}\b(?:I|I'm|I\u2019m|I've|my|me|you|we)\b)[^\n]*$/gmu;

const QUOTED = /"([^"\n]{1,2000})"|\u201C([^\u201C\u201D\n]{1,2000})\u201D|\u00AB([^\u00AB\u00BB\n]{1,2000})\u00BB|(?<![\p{L}\p{N}])['\u2018]([^'\u2018\u2019\n]{12,2000})['\u2019](?![\p{L}\p{N}])/gu;
/** A title in quotation marks is the person's own word; a sentence in them is somebody's speech. */
const MOST_WORDS_OF_A_TITLE = 4;

/**
 * The message with everything blanked that is not the person's own statement: code, block quotes, markup,
 * forwarded mail, reported speech, long quotations, and text handed over to be worked on. A fact in there is
 * not about the person, and a pasted page must not write their memory.
 */
export function ownWords(text: string): string {
  let own = text;
  for (const pattern of FOREIGN) own = own.replace(pattern, blank);
  if ((own.match(SPEAKER) ?? []).length > 1) own = own.replace(SPEAKER, blank);
  return own.replace(QUOTED, (quotation) => {
    const inner = quotation.slice(1, -1);
    const isSpeech = inner.trim().split(/\s+/).length > MOST_WORDS_OF_A_TITLE || /\b(?:I|I'm|I\u2019m|my|me|you)\b/.test(inner);
    return isSpeech ? blank(quotation) : quotation;
  });
}
