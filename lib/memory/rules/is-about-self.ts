import type { Clause } from "./split-clauses";

/** What comes before a statement and makes it no statement: conditions, wishes, guesses, play, somebody else's words. */
const UNREAL_BEFORE =
  /\b(?:if|unless|suppose|supposing|imagine|imagining|pretend|assume|assuming|let's say|say that|what if|wish|hypothetically|for example|for instance|e\.g\.|as if|as though|would|could|might|maybe|perhaps|whether|hopefully|some ?day|one day|eventually|either|provided|in case|as long as|according to|apparently|supposedly|allegedly|it seems|feels? like|back then|those days|at the time|as a (?:child|kid|boy|girl|teenager|student)|years ago|when i was|in my (?:youth|childhood|teens|twenties|thirties)|had i|(?:sentences?|phrases?|examples?|lines?|words?|something|things) like|such as|(?:starts?|begins?|ends?|opens?) with|(?:how (?:do|does|would|to)|correct to|say)(?: \w+){0,2} say|means?|oh,? (?:sure|great|yeah|right|joy|wonderful|how)|yeah,? right|because who doesn't|dream(?:t|ed)? that|in (?:my|the|a|this) (?:story|novel|dream|game|book|film|movie|scene|play|poem|song|role)|(?:my|the|a) (?:character|hero|heroine|protagonist|narrator|npc)|once upon|joke|lyrics?|role-?play|(?:he|she|they|it|who|friend|mother|father|mom|mum|dad|sister|brother|wife|husband|partner|son|daughter|boss|colleague|flatmate|roommate|neighbou?r|uncle|aunt|cousin|grandmother|grandfather|kids?|customer|client|patient|minister|president|they|coach|nurse|app|form|text|review|article|page|people|everyone|everybody|somebody|someone|doctor|teacher)(?: \w+)? (?:say|says|said|thinks?|thought|assumes?|assumed|suspects?|suspected|feels?|calls?|claims?|claimed|believes?|believed|told|tells|wrote|writes|asks?|asked|insists?|insisted|jokes?|joked)|not true that|not sure|i think|i guess|i believe|probably|doesn't mean|never said|didn't say|if i were|write|draft|compose|generate|translate|pronounce|spell)\b/iu;
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
    !UNREAL_BEFORE.test(clause.before) &&
    !UNREAL_BEFORE.test(clause.text.slice(0, Math.max(0, clause.text.lastIndexOf(" I ")))) &&
    !UNREAL_WITHIN.test(clause.text) &&
    !CONDITION_WITHIN.test(clause.text) &&
    !JOKED.test(clause.text) &&
    !TAKEN_BACK.test(clause.nextSentence)
  );
}
