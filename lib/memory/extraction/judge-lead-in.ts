import { ENGLISH, QUOTING_LANGUAGES, type QuotingWords } from "./quoting-words";

/** Where in a lead-in the words begin that hand something over, and how far that reaches: to the next empty line, or to the end. */
export type HandedOver = { readonly from: number; readonly reaches: "paragraph" | "end" };

/** `\b`, `\w` and `\W` know the letters of English alone, and a letter that were both would be tried both ways. */
const inAnyLetters = (source: string) =>
  source
    .replaceAll("\\b", "(?:(?<![\\p{L}\\p{N}])(?=[\\p{L}\\p{N}])|(?<=[\\p{L}\\p{N}])(?![\\p{L}\\p{N}]))")
    .replaceAll("[\\w", "[\\p{L}\\p{N}_")
    .replaceAll("\\w", "[\\p{L}\\p{N}_]")
    .replaceAll("\\W", "[^\\p{L}\\p{N}_']");
const read = (source: string) => new RegExp(inAnyLetters(source), "iu");
const anyOf = (parts: readonly string[]) => (parts.length === 0 ? "(?!)" : `(?:${parts.join("|")})`);
const word = (parts: readonly string[]) => `(?<![\\p{L}\\p{N}])${anyOf(parts)}(?![\\p{L}\\p{N}])`;

/** From the words of the work to the colon, as far as people put the language, the tone and a "please" in between. */
const TO_COLON = "[^\\n.!?:]{0,60}$";

function compile(language: QuotingWords) {
  const { says, iSay, textWork, work, letMe, others, noWork, text, ownText, thisText, fiction, howToSay, hereIs } = language;
  return {
    says: read(`(?<![\\p{L}\\p{N}])${anyOf(says)}`),
    iSay: new RegExp(inAnyLetters(anyOf(iSay)), "giu"),
    textWork: read(`${word(textWork)}${TO_COLON}`),
    work: read(`${word(work)}${TO_COLON}`),
    anyWork: read(word([...textWork, ...work])),
    iWork: read(`(?<![\\p{L}\\p{N}])${anyOf(letMe)}(?: (?!${anyOf(others)}(?![\\p{L}\\p{N}]))[\\p{L}']+){0,5} ${word(work)}`),
    noWork: read(anyOf(noWork)),
    text: read(`${word(text)}(?: [\\p{L}\\p{N}_'-]+){0,4}$`),
    anyText: read(word(text)),
    thisText: read(`${word(thisText)}(?: [\\p{L}'-]+){0,2} ${word(text)}|${word(text)} ${word(thisText)}`),
    isText: read(`^\\W*(?:is|are|does|do|sounds?|(?:what|how) (?:is|are|does|do)|ist|sind|klingt|was (?:bedeutet|heißt)|está|es|qué (?:significa|quiere decir)|est|est-ce que|que (?:veut dire|signifie))(?: [\\p{L}'-]+)? ${word(thisText)}(?: [\\p{L}'-]+){0,2} ${word(text)}`),
    ownText: read(anyOf(ownText)),
    this: read(word(thisText)),
    fiction: read(anyOf(fiction)),
    howToSay: read(`${anyOf(howToSay)}${TO_COLON}`),
    hereIs: read(`${word(hereIs)}${TO_COLON}`),
    isEnglish: language === ENGLISH,
  };
}
type Compiled = ReturnType<typeof compile>;
const COMPILED = QUOTING_LANGUAGES.map(compile);
/** In one look, what most clauses do not have: a message of ten thousand colons would hold up the server. */
const CUE = read(QUOTING_LANGUAGES.map(({ says, textWork, work, text, fiction, howToSay, hereIs }) => `${word([...textWork, ...work, ...text, ...hereIs])}|(?<![\\p{L}\\p{N}])${anyOf(says)}|${anyOf([...fiction, ...howToSay])}`).join("|"));

/** "I translate for a living": no request. */
const SELF_BEFORE = /(?<![\p{L}\p{N}])(?:I|we|ich|wir|je|yo|eu|io|ik)(?: (?:also|often|mostly|sometimes|usually|auch|oft|me|mi))? $/iu;
/** With these "this" is what the person just said, and no text. */
const LET_ME = /(?<![\p{L}])(?:let me|allow me|I (?:must|have to)|lass(?:en sie)? mich|ich muss|déjame|tengo que|laisse(?:z)?-moi|je dois)(?![\p{L}])/iu;
/** What a person shows on the next line that is no text. */
const MY_CASE = /(?<![\p{L}])(?:(?:about|über|sobre|sur) (?:me|myself|us|mich|mí|moi)|my (?:situation|background|case|context|details|info|data|stats|allergies|diet|routine|schedule|plans?|problem|question|update|answer|correction|setup|family|life))(?![\p{L}])/iu;

/**
 * Judges what stands before a colon, or before the end of a line or of a sentence: whether what follows is somebody's
 * speech or a text to work on. In doubt it is. Where the person is the one who speaks ("as I said:", "a correction to
 * my last message:", "let me correct that:") it is their own.
 *
 * @param leadIn one clause with apostrophes made straight, without the mark that ends it
 * @param mark what ends it; "\n" stands for a line without a colon, ":\n" for a colon at the end of a line
 */
export function judgeLeadIn(leadIn: string, mark: ":" | ":\n" | "\n" | "."): HandedOver | null {
  if (!CUE.test(leadIn)) return null;
  let found: HandedOver | null = null;
  // Languages share the names of texts: what is own in one is in all.
  let isOwn: boolean | null = null;
  const isOwnText = () => (isOwn ??= COMPILED.some(({ ownText }) => ownText.test(leadIn)));
  for (const words of COMPILED) {
    const here = mark === "." ? judgeRequest(leadIn, words) : judge(leadIn, mark, words, isOwnText);
    if (here?.reaches === "end") return here;
    found ??= here;
  }
  return found;
}

/** "Can you improve this text? My name is …": the text follows the request in a sentence of its own. */
function judgeRequest(leadIn: string, words: Compiled): HandedOver | null {
  if (!words.thisText.test(leadIn)) return null;
  if (words.isText.test(leadIn)) return { from: 0, reaches: "end" };
  const asked = words.anyWork.exec(leadIn);
  return asked && !SELF_BEFORE.test(leadIn.slice(0, asked.index)) && !words.iWork.test(leadIn) ? { from: asked.index, reaches: "end" } : null;
}

function judge(leadIn: string, mark: ":" | ":\n" | "\n", words: Compiled, isOwnText: () => boolean): HandedOver | null {
  const worked = workOn(leadIn, words, isOwnText);
  // What the text is called tells more closely where it begins than the request does.
  if (worked !== null) return { from: (mark !== "\n" && words.text.exec(leadIn)?.index) || worked, reaches: "end" };
  const shown = mark === ":" ? null : words.hereIs.exec(leadIn);
  const isShown = shown && !isOwnText() && !MY_CASE.test(leadIn) && (words.isEnglish || words.anyText.test(leadIn));
  if (isShown) return { from: shown.index, reaches: "end" };
  if (mark === "\n") return null;
  const text = words.text.exec(leadIn);
  // The question is the person's own, what they would say is not.
  if (words.howToSay.test(leadIn)) return { from: leadIn.length, reaches: "end" };
  const handed = words.fiction.exec(leadIn) ?? (text && !isOwnText() ? text : null);
  if (handed) return { from: handed.index, reaches: "end" };
  const said = words.says.exec(leadIn);
  return said && !isSaidByMe(leadIn, said.index, words) ? { from: said.index, reaches: "paragraph" } : null;
}

function isSaidByMe(leadIn: string, verbAt: number, words: Compiled): boolean {
  return [...leadIn.matchAll(words.iSay)].some(({ 0: mine, index }) => index <= verbAt && verbAt < index + mine.length);
}

/** Where the work on a text begins that is asked for, or null. Improving one's German is none, nor is answering the assistant. */
function workOn(leadIn: string, words: Compiled, isOwnText: () => boolean): number | null {
  const always = words.textWork.exec(leadIn);
  if (always && !SELF_BEFORE.test(leadIn.slice(0, always.index))) return always.index;
  const worked = words.work.exec(leadIn);
  if (!worked || words.noWork.test(leadIn) || SELF_BEFORE.test(leadIn.slice(0, worked.index))) return null;
  const isMaterial = !isOwnText() && (words.anyText.test(leadIn) || (words.this.test(leadIn) && !LET_ME.test(leadIn)));
  return words.iWork.test(leadIn) && !isMaterial ? null : worked.index;
}
