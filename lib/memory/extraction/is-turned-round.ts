import { type Language, STOP_WORDS } from "@/lib/memory/words/languages";
import { splitSentences } from "@/lib/memory/words/split-sentences";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";
import type { Evidence } from "./find-evidence";
import { isDenied } from "@/lib/memory/words/is-one-denied";

/** What begins another clause, which is neither asked nor denied with the one before it. */
const CONJUNCTION = "(?:and|but|so|because|since|though|although|while|und|aber|denn|weil|sondern|y|pero|porque|sino|et|mais|car|parce)";
const JOINT = new RegExp(`\\s{0,9}[,;:–—()]\\s{0,9}(?:${CONJUNCTION}\\s{1,9})?|\\s{1,9}${CONJUNCTION}\\s{1,9}`, "giu");

/** "Do I live", "is my", "wohne ich", "est-ce que je": the person asks about themself. */
const ASKS_ABOUT_SELF =
  /(?<![\p{L}'])(?:(?:do|did|am|was|have|had|can|could|should|would|will|shall|may|might|don't|didn't|haven't|is|are|were|has|does) (?:i|we|my|our)(?! (?:told|mention(?:ed)?|said)(?!\p{L}))|\p{L}+ (?:ich|wir)|(?:ist|sind|war|hat) (?:mein|unser)\p{L}*|est-ce que (?:je|nous|mon|ma|mes)|\p{L}+-(?:je|nous)|(?:if|whether|ob) (?:i|we|ich|wir|my|mein\p{L}*))(?!\p{L})|(?<!\p{L})est-ce que j'/iu;
/** "Why do I hate mornings" tells that they are hated. */
const ASKS_WHY = /(?<!\p{L})(?:why|how come|since when|warum|wieso|weshalb|por qué|pourquoi)(?!\p{L})/iu;
/** Of a question that asks for something else, what it tells by the way is told. */
const ASKS_ANYTHING_ELSE =
  /(?<![\p{L}'])(?:what|which|where|when|who|whom|whose|how|why|any|(?:do|does|did|can|could|would|will|should|is|are|was|were|have|has|may|might|shall) (?:you|he|she|it|they|there|the|this|that|these|those|an?|anyone|someone)|(?<=^\W{0,3})was|wer|wie|wo|wann|warum|wieso|welche\p{L}*|\p{L}+ (?:du|sie|ihr|es|man|jemand)|qué|cuál|cuáles|cuándo|dónde|quién|cómo|cuánt\p{L}*|puedes?|podrías?|conoces?|sabes?|que|quel\p{L}*|où|qui|comment|pourquoi|quand|peux|pouvez|\p{L}+-(?:tu|vous))(?!\p{L})/iu;

/** Words that deny by naming nothing. */
const NOTHING = /(?<!\p{L})(?:nothing|nobody|none|neither|nichts|niemand|weder|nada|nadie|ninguna?|rien|personne|niente|nulla|nessuno|nenhuma?|ninguém|niets|ничего)(?!\p{L})/iu;
/** Words that deny nothing where they stand so. */
const NO_DENIAL =
  /(?<!\p{L})(?:not (?:only|just|to mention)|(?:do not|don't|never) forget|(?:can't|cannot|can not) (?:wait|believe|stop|help|get enough|live without)|no (?:doubt|problem|worries|wonder|idea)|why not|nicht nur|vergiss nicht|nicht vergessen|no s[oó]lo|no olvides|n'oublie pas|pas seulement|ne \p{L}+ que)(?!\p{L})|^no (?=i(?!\p{L}))/giu;

const PERSON =
  "(?:mother|mum|mom|dad|father|sister|brother|son|daughter|wife|husband|partner|girlfriend|boyfriend|fianc[ée]e?|friend|aunt|uncle|cousin|niece|nephew|grand(?:mother|father|ma|pa|son|daughter)|colleague|boss|neighbou?r|flatmate|roommate|parents|kids?|children|" +
  "mutter|vater|schwester|bruder|sohn|tochter|frau|mann|freund(?:in)?|tante|onkel|cousine?|oma|opa|kolleg(?:e|in)|chef(?:in)?|nachbar(?:in)?|eltern|kinder|" +
  "madre|padre|hermana|hermano|hija|hijo|esposa|esposo|mujer|marido|novia|novio|amiga|amigo|tía|tío|prima|primo|abuela|abuelo|jefa|jefe|vecina|vecino|padres|hijos|" +
  "mère|père|sœur|soeur|frère|fille|fils|femme|mari|amie?|cousine?|grand-mère|grand-père|voisine?|parents|enfants)";
const SUBJECT_IS_OTHER = new RegExp(`^\\W*(?:(?:(?:my|our|meine?|unsere?|mi|mis|nuestr[ao]s?|mon|ma|mes|notre|nos)\\s+(?:[\\p{L}-]{1,20}\\s+)?${PERSON}|(?:he|she|er|él|ella|il|elle))(?![\\p{L}'-])(?!\\s+(?:tongue|language|and|und|y|et)(?!\\p{L})))`, "iu");
const NAMES_PERSON = new RegExp(`(?<!\\p{L})${PERSON}(?!\\p{L})`, "iu");
const FIRST_PERSON = /(?<!\p{L})(?:i|i'm|i've|me|mine|we|us|ich|mir|mich|wir|uns|yo|me|conmigo|nosotros|je|j'|moi|nous)(?!\p{L})/iu;

type Clause = { readonly text: string; readonly words: readonly Form[]; readonly isAsked: boolean };
type Form = { readonly word: string; readonly stem: string };

/**
 * True where a note says what its sentence asks, denies or says of somebody else. The quote may be cut so that the question
 * mark, the "not" or the subject is outside, so the clauses are looked at in which it stands. A note in words of its own
 * ("Avoids gluten" of "I don't eat gluten") is not judged: only one that repeats the clause without what turns it round.
 */
export function isTurnedRound(content: string, own: string, { start, end }: Evidence, language: Language): boolean {
  const clauses = clausesOf(own, start, end, language);
  const terms = formsOf(content, language).filter(({ word }) => !STOP_WORDS[language].has(word) && !STOP_WORDS.en.has(word));
  const [first, last] = [terms[0], terms.at(-1)];
  if (!first || !last || !terms.every((term) => clauses.some((clause) => holds(clause, term)))) return false;
  const holders = clauses.filter((clause) => holds(clause, last));
  if (holders.every(({ isAsked }) => isAsked)) return true;
  const denies = (text: string) => isDenied(text, language) || NOTHING.test(text);
  const follows = (clause: Clause) => clauses.slice(0, clauses.indexOf(clause) + 1).some((before) => holds(before, first));
  if (!denies(content) && holders.every((clause) => follows(clause) && denies(clause.text.replace(NO_DENIAL, " ")))) return true;
  return holders.every((clause) => isOfSomebodyElse(clause.text, content) && terms.every((term) => holds(clause, term)));
}

const formsOf = (text: string, language: Language): Form[] => splitWords(text).map(({ word }) => ({ word, stem: stemWord(word, language) }));
const holds = ({ words }: Clause, term: Form): boolean => words.some((word) => isAlike(word, term));

const isOfSomebodyElse = (clause: string, content: string): boolean => SUBJECT_IS_OTHER.test(clause) && !FIRST_PERSON.test(clause) && !NAMES_PERSON.test(content);

/** The clauses in which a stretch of the person's words stands. */
function clausesOf(own: string, start: number, end: number, language: Language): Clause[] {
  return splitSentences(own)
    .filter((sentence) => sentence.start < end && start < sentence.end)
    .flatMap((sentence) => {
      const joints = [...sentence.text.matchAll(JOINT)];
      const starts = [0, ...joints.map(({ index, 0: joint }) => index + joint.length)];
      const ends = [...joints.map(({ index }) => index), sentence.text.length];
      return starts.flatMap((from, index): Clause[] => {
        const to = ends[index] ?? from;
        if (sentence.start + from >= end || sentence.start + to <= start) return [];
        const text = sentence.text.slice(from, to).replace(/[\u2019\u02BC]/g, "'");
        const asksAsItTells = index === joints.length && !ASKS_ANYTHING_ELSE.test(text);
        return [{ text, words: formsOf(text, language), isAsked: sentence.isQuestion && !ASKS_WHY.test(text) && (ASKS_ABOUT_SELF.test(text) || asksAsItTells) }];
      });
    });
}

/** One word in two forms, as far as their beginnings tell: a note is in the third person. */
function isAlike({ word, stem }: Form, other: Form): boolean {
  if (word === other.word || stem === other.stem) return true;
  let shared = 0;
  while (shared < word.length && word[shared] === other.word[shared]) shared += 1;
  return shared >= Math.max(3, Math.min(word.length, other.word.length) - 1) && Math.max(word.length, other.word.length) - shared <= 2;
}
