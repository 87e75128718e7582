import type { Clause } from "./split-clauses";
import { isTakenBack } from "./taken-back";
import { firstUnreal } from "./unreal-before";

const UNREAL_WITHIN =
  /\s\/\s|\b(?:would|could|might|maybe|perhaps|wish|used to|as if|as though|hypothetically|pretend(?:ing)?|if i (?:were|was|had)|supposedly|almost|nearly|in (?:my|the|a) (?:dream|game|story|novel)|character|joking|kidding|guess|probably|not sure|i think)\b/iu;
const CONDITION_WITHIN = /^(?:when|if|unless|whenever|once|until)\b/iu;
/** Great, wonderful, lovely: said before a thing nobody loves. */
const MOCKED = /^\W*(?:great|wonderful|fantastic|lovely|perfect|brilliant|fabulous|terrific|just what i needed)\s*[,.!…]+\s*$/iu;
/** More than is denied here: "I don't just like tea", "I'm not only vegan". */
const HALF_DENIED = /^(?:(?:I(?:'m| am)|we(?:'re| are)) not|(?:I|we) (?:don't|do not)) (?:just|only|merely|simply|always|usually|normally|often|exactly|entirely|completely|absolutely|necessarily|solely)\b/iu;
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
    !HALF_DENIED.test(clause.text) &&
    !isTakenBack(clause.text, clause.behind, clause.nextSentence)
  );
}
