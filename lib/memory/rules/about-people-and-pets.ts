import { COUNTED, FAMILY, PETS } from "./family-and-pets";
import { keyOf, readName } from "./read-objects";
import { type Finding, type Reading, type Rule } from "./rule";

/** Of these a person has one. */
const ONE_OF = /^(?:wife|husband|spouse|partner|fianc[ée]e?|girlfriend|boyfriend|mother|father|mum|mom|dad|boss|manager|twin)$/iu;
const NO_OWNER_NOUN = /^(?:name|full name|first name|last name|surname|nickname|real name|middle name|account|function|variable|class|file|folder|column|table|branch|repo|repository|server|script|method|module|component|package|database|bot|button|page|endpoint|question|problem|password|user ?name|project name|character|story|novel|game|dream|idea|point|guess|favou?rite .*)$/iu;

const article = (noun: string) => (/^[aeiou]/iu.test(noun) ? `an ${noun}` : `a ${noun}`);

function named(noun: string, name: string): Finding[] {
  const plain = noun.toLowerCase().replace(/^(?:new|little|old|older|younger|elder|eldest|youngest|big|baby|other|beautiful|lovely|cute|dear|small) /u, "");
  if (NO_OWNER_NOUN.test(plain)) return [];
  const key = ONE_OF.test(plain) ? `${keyOf(plain)}:name` : `${keyOf(plain)}:${keyOf(name)}`;
  return [{ content: `Has ${article(noun)} called ${name}`, type: "fact", key, value: name, importance: 3 }];
}

/** "I have two cats called Pim and Pom" names each. */
const havesNamed = ({ match, rest, writesCapitals }: Reading): Finding[] => {
  const noun = (match[1] ?? "").trim();
  const names = rest.split(/\s*,\s*(?:and\s+)?|\s+and\s+/u).map((part) => readName(part.trim(), writesCapitals));
  if (noun === "" || names.length === 0) return [];
  const singular = names.length > 1 ? noun.replace(/ies$/u, "y").replace(/(?<=[^s])s$/u, "") : noun;
  return names.flatMap((name) => (name === null ? [] : named(singular, name)));
};

const isNamed = ({ match, rest, writesCapitals }: Reading): Finding[] => {
  const name = readName(rest, writesCapitals);
  return name === null || match[1] === undefined ? [] : named(match[1], name);
};

/** "I have a dog question" and "I have a mouse that won't connect" count nothing. */
const ENDS_NOUN = /^(?:$|\s*[,.!;)]|\s+(?:and|but|or|so|who|with|at|from|now|too|already|together|plus|living)\b)/iu;
/** One of these says little, or is dinner. */
const NOT_COUNTED = /^(?:boss|manager|colleague|neighbou?r|landlord|landlady|therapist|mother|father|mum|mom|dad|mouse|mice|chicken|fish|duck|goose|geese|rat|hen|cow|pig|sheep|pet|bird|snake|child|kid)s?$/iu;

const counted = ({ match, rest }: Reading): Finding[] => {
  const count = (match[1] ?? "").toLowerCase();
  const noun = (match[2] ?? "").toLowerCase();
  if (!ENDS_NOUN.test(rest) || (/^(?:an?|one|1)$/u.test(count) && NOT_COUNTED.test(noun))) return [];
  return [{ content: `Has ${count} ${noun}`, type: "fact", key: `${keyOf(noun)}:count`, value: count, importance: 3 }];
};

/** "married to my job", "engaged in a project", "separated from my luggage" are no news of a family. */
const NOT_WED = /^(?:-|\s*(?:to|with) (?:my|the|this|that|an?|our) (?!wife|husband|partner|man|woman|girl|boy|love)|\s*(?:in|with|on|by)\b|\s*from (?!my (?:wife|husband|partner)|him|her)|\s+(?:threaded|point|biggest|core|handed|page|file|user|use|most|digit))/iu;

const married = (status: string) => (): Finding[] => [{ content: `Is ${status}`, type: "fact", key: "marital_status", value: status, importance: 3 }];
const NUMBER = "an?|one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}";

export const PEOPLE_AND_PETS_RULES: readonly Rule[] = [
  { lead: /^(?:I|we)(?:'ve| have)(?: got)? (?:an?|one|two|three|four|five|six) ((?:[\p{L}\p{M}-]+ ){0,2}[\p{L}\p{M}-]+?),? (?:(?:who|which|that) (?:is|are) )?(?:called|named|whose name is|whose names are) /iu, read: havesNamed },
  { lead: /^(?:my|our) ((?:[\p{L}\p{M}-]+ ){0,2}[\p{L}\p{M}-]+?)(?:'s name is| is called| is named|s? are called|s? are named|'s name's) /iu, read: isNamed },
  { lead: /^the name of my ((?:[\p{L}\p{M}-]+ ){0,2}[\p{L}\p{M}-]+?) is /iu, read: isNamed },
  { lead: new RegExp(`^(?:my|our) (${FAMILY}|${PETS})(?:,| is)? (?=\\p{Lu})`, "u"), read: (reading) => (/^\p{Lu}\p{L}+(?:'s)? ?(?:\p{Lu}\p{L}+)?(?:$|[,.!]| and\b| is\b| has\b| lives\b| likes\b| loves\b| works\b)/u.test(reading.rest) ? isNamed(reading) : []) },
  { lead: new RegExp(`^(?:I|we)(?:'ve| have)(?: got)? (${NUMBER}) (?:(?:young|small|little|grown-up|adult|lovely|beautiful|old|older|younger) )?(${COUNTED})(?=$|[,.! ])`, "iu"), read: counted },
  { lead: /^I(?:'m| am) (?:now |happily |recently |newly )?(married|single|divorced|engaged|widowed|separated|in a relationship)\b/iu, read: (reading) => NOT_WED.test(reading.rest) ? [] : [...married((reading.match[1] ?? "").toLowerCase())(), ...(/^\s*to /iu.test(reading.rest) ? isNamed({ ...reading, rest: reading.rest.replace(/^\s*to /iu, ""), match: Object.assign(["", "partner"], { index: 0, input: "" }) as RegExpExecArray }) : [])] },
  { lead: /^(?:I|we)(?:'ve| have)? (?:just |recently |finally |both )?(?:got|gotten) (married|divorced|engaged)\b(?!.*\b(?:divorced|remarried|widowed|twice|annulled)\b)/iu, read: (reading) => (NOT_WED.test(reading.rest) && !/^\s*(?:in|on) (?:\d|january|february|march|april|may|june|july|august|september|october|november|december|the (?:spring|summer|autumn|winter|end))/iu.test(reading.rest) ? [] : married((reading.match[1] ?? "").toLowerCase())()) },
  { lead: /^I(?:'m| am) (?:now )?(?:no longer|not) (married|single|engaged|in a relationship)\b/iu, read: ({ match }) => [{ content: `Is no longer ${match[1] ?? ""}`, type: "fact", key: "marital_status", value: (match[1] ?? "").toLowerCase(), importance: 3, retracts: true }] },
];
