import type { Clause } from "./split-clauses";
import { firstUnreal } from "./unreal-before";

const UNREAL_WITHIN =
  /\s\/\s|\b(?:would|could|might|maybe|perhaps|wish|used to|as if|as though|hypothetically|pretend(?:ing)?|if i (?:were|was|had)|supposedly|almost|nearly|in (?:my|the|a) (?:dream|game|story|novel)|character|joking|kidding|guess|probably|not sure|i think)\b/iu;
const CONDITION_WITHIN = /^(?:when|if|unless|whenever|once|until)\b/iu;
/** Great, wonderful, lovely: said before a thing nobody loves. */
const MOCKED = /^\W*(?:great|wonderful|fantastic|lovely|perfect|brilliant|fabulous|terrific|just what i needed)\s*[,.!…]+\s*$/iu;
const TAKEN_BACK = /^(?:\W*(?:just |only |i'm |i am )?(?:kidding|joking|jk|not really|haha|lol|that's a joke|that was a joke|sarcasm|\/s)\b|\/s\b)/iu;
const JOKED = /(?:\bjk\b|\bj\/k\b|\blol\b|\blmao\b|\brofl\b|\bha ?ha(?:ha)*\b|\bhehe\b|\/s$|\bjust kidding\b|\bjoking\b|😂|🤣|😜|😉|😝|😏|🙃|;-?\)|:-?[PpD](?:\s|$))/iu;

/** True for a plain statement of the person about themself. Unsure is no: a memory missed is told again, a wrong one is believed. */
export function isAboutSelf(clause: Clause): boolean {
  return (
    !clause.isQuestion &&
    !clause.isInvented &&
    !(MOCKED.test(clause.before) && /^I (?:\w+ )?(?:love|like|enjoy|adore)\b/iu.test(clause.text)) &&
    !clause.isUnreal &&
    firstUnreal(clause.text.slice(0, Math.max(0, clause.text.lastIndexOf(" I ")))) === Infinity &&
    !UNREAL_WITHIN.test(clause.text) &&
    !CONDITION_WITHIN.test(clause.text) &&
    !JOKED.test(clause.text) &&
    !TAKEN_BACK.test(clause.nextSentence)
  );
}
