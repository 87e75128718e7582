import { keyOf, readList } from "./read-objects";
import { type Finding, type Reading, type Rule, VERY } from "./rule";

const clean = (thing: string) => thing.replace(/^(?:all (?:kinds|types|sorts) of |any (?:kind|type|sort) of |any |all |an? |the |to )/iu, "");

/** What people say they are allergic to when they mean that they would rather not. */
const NO_ALLERGEN =
  /^(?:(?:my|the|all|any|early|hard|doing|going) )*(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:(?:my|the|all|any|early|hard|doing|going) )*(?:mornings?|meetings?|(?:house)?work(?:ing)?|school|homework|chores|exercise|exercising|sports?|gyms?|cleaning|cooking|people|idiots?|stupidity|nonsense|drama|boredom|maths?|mathematics|bullshit|small talk|commitment|responsibilit(?:y|ies)|adulting|fun|happiness|love|kids|children|money|politics|politicians|bureaucracy|paperwork|taxes|deadlines|failure|change|winter|summer|anything|nothing|everything|phone calls|e-?mails?)\b/iu;

const allergies = ({ rest }: Pick<Reading, "rest">): Finding[] =>
  readList(rest).filter((thing) => !NO_ALLERGEN.test(thing)).map((thing) => ({ content: `Is allergic to ${clean(thing)}`, type: "fact", key: `allergy:${keyOf(clean(thing))}`, value: true, importance: 5 }));

const noAllergies = ({ rest }: Reading): Finding[] =>
  readList(rest).filter((thing) => !NO_ALLERGEN.test(thing)).map((thing) => ({ content: `Is not allergic to ${clean(thing)}`, type: "fact", key: `allergy:${keyOf(clean(thing))}`, value: false, importance: 4 }));

/** "a severe X allergy", "allergies to X": the thing stands before or after the word. */
function namedAllergy({ rest }: Reading): Finding[] {
  const before = /^(?:(?:an?|severe|serious|bad|mild|strong|life-threatening) )*((?:[\p{L}\p{M}'-]{2,20} ){0,2}[\p{L}\p{M}'-]{2,20}) allerg(?:y|ies)\b/iu.exec(rest)?.[1];
  const after = /^(?:(?:an?|severe|serious|bad|mild|strong) )*allerg(?:y|ies) to (.+)$/iu.exec(rest)?.[1];
  const thing = after ?? before;
  return thing === undefined || /^(?:no|any|some|food|seasonal|lots of|many)$|\b(?:with|who|whose|about|for|of|my|our|his|her|their)\b/iu.test(thing) ? [] : allergies({ rest: thing });
}

const WORDS_AFTER_EAT = /^(?:out|in|at|late|early|much|enough|well|breakfast|lunch|dinner|before|after|during|that|lots|too|very|anything|alone|here|there|there|it|properly|on|as|and|or|but|meals?|from|while|because|unless|until)\b/iu;
const notEaten = (verb: string) => ({ rest }: Reading): Finding[] =>
  WORDS_AFTER_EAT.test(rest)
    ? []
    : readList(rest).map((thing) => ({ content: `Does not ${verb} ${clean(thing)}`, type: "preference", key: `eats:${keyOf(clean(thing))}`, value: false, importance: 4 }));

/** What people are kept from eating; "I can't have" goes on in many other ways. */
const RESTRICTED = "(?:any )?(?:gluten|wheat|dairy|milk|lactose|sugar|salt|nuts?|peanuts?|alcohol|caffeine|coffee|meat|pork|beef|fish|shellfish|seafood|eggs?|soy|sesame|fructose|onions?|garlic|spicy|raw|carbs|grapefruit|cheese|chocolate|yeast|corn)";
const DIETS = "vegan|vegetarian|pescatarian|pescetarian|omnivore|flexitarian|carnivore|fruitarian";
const WAYS = "gluten[- ]free|dairy[- ]free|sugar[- ]free|teetotal|coeliac|celiac|halal|kosher|keto|paleo|low[- ]carb";
const lower = (text: string | undefined) => (text ?? "").toLowerCase().replace(" free", "-free");

/** "A vegan" may go on to be a vegan chef. */
const NO_NOUN = "(?!(?<=\\ban? \\S+(?: \\S+)?) (?!(?:and|but|or|so|for|since|now|who|because|again|these|those|too|at|by|as|with|from|today|this|last|ever|all|also|though|myself|person|diet|in|on|after|over|recently|currently|like|if|of|again)\\b)\\p{L})";

const diet = ({ match }: Reading): Finding[] => [{ content: `Is ${lower(match[1])}`, type: "preference", key: "diet", value: lower(match[1]), importance: 5 }];
const way = (say: (way: string) => string) => ({ match }: Reading): Finding[] => [{ content: say(lower(match[1])), type: "preference", key: `diet:${keyOf(lower(match[1]))}`, value: true, importance: 4 }];

export const FOOD_RULES: readonly Rule[] = [
  { lead: new RegExp(`^I(?:'m| am) (?:not|no longer) ${VERY}allergic to `, "iu"), read: noAllergies },
  { lead: new RegExp(`^I(?:'m| am) ${VERY}allergic to `, "iu"), read: allergies },
  { lead: /^I(?:'ve| have)(?: got)? (?=.{0,50}allerg(?:y|ies)\b)/iu, read: namedAllergy },
  { lead: /^my allerg(?:y|ies) (?:is|are)(?: to)? /iu, read: allergies },
  {
    lead: /^I(?:'m| am) (?:very |quite |slightly |a bit )?([\p{L}\p{M}-]{3,30})[- ]intolerant/iu,
    read: ({ match }) => [{ content: `Is ${lower(match[1])} intolerant`, type: "fact", key: `intolerance:${keyOf(match[1] ?? "")}`, value: true, importance: 5 }],
  },
  { lead: new RegExp(`^I (?:can't|cannot|can not|must not|mustn't|am not allowed to|'m not allowed to) (?:eat|digest|(?:have|tolerate) (?=${RESTRICTED}\\b)) ?(?!to\\b)`, "iu"), read: ({ rest }) => (WORDS_AFTER_EAT.test(rest) ? [] : readList(rest).map((thing) => ({ content: `Cannot eat ${clean(thing)}`, type: "fact", key: `eats:${keyOf(clean(thing))}`, value: false, importance: 5 }))) },
  { lead: /^I (?:don't|do not|never|no longer) (?:ever )?eat /iu, read: notEaten("eat") },
  { lead: /^I (?:don't|do not|never|no longer) (?:ever )?drink(?: |$)/iu, read: (reading) => (reading.rest.trim() === "" ? notEaten("drink")({ ...reading, rest: "alcohol" }) : notEaten("drink")(reading)) },
  { lead: /^I (?:don't|do not|no longer) smoke\b/iu, read: () => [{ content: "Does not smoke", type: "fact", key: "habit:smok", value: false, importance: 3 }] },
  { lead: new RegExp(`^I(?:'m| am) (?:no longer|not) (?:an? )?(${DIETS})\\b`, "iu"), read: ({ match }) => [{ content: `Is no longer ${lower(match[1])}`, type: "preference", key: "diet", value: lower(match[1]), importance: 3, retracts: true }] },
  { lead: new RegExp(`^I(?:'m| am| became|'ve become|'ve been| have been| have become| went|'ve gone) ${VERY}(?:an? )?(?:(?:life-?long|strict|committed|ethical) )?(${DIETS})\\b(?![-\u2019']| (?:curious|friendly|adjacent|most|until|at heart|when))${NO_NOUN}`, "iu"), read: diet },
  { lead: new RegExp(`^I(?:'m| am) ${VERY}(?:an? |on an? )?(${WAYS})\\b${NO_NOUN}`, "iu"), read: way((name) => `Is ${/keto|paleo|low/u.test(name) ? `on a ${name} diet` : name}`) },
  { lead: new RegExp(`^I (?:only eat|eat|keep|follow an?|am on an?) (${WAYS})\\b`, "iu"), read: way((name) => (/keto|paleo|low/u.test(name) ? `Is on a ${name} diet` : `Eats ${name}`)) },
];
