import { COUNTED, PETS } from "./family-and-pets";
import { isLanguageName } from "./is-demonym";
import { keyOf, readList, readName, readObject } from "./read-objects";
import { type Finding, type Reading, type Rule } from "./rule";

const NOT = "(?:don't|do not|no longer)";
const isOver = ({ match, rest }: Reading) => /no longer/iu.test(match[0]) || /\bany ?(?:more|longer)\b/iu.test(rest);

/** What was done or had and is no more. It closes what is known and says nothing where nothing is: "I don't play games". */
const ended = (over: string, denied: string, prefix: string) => (reading: Reading): Finding[] => {
  const object = readObject(reading.rest, 6);
  if (object === null) return [];
  return [{ content: `${isOver(reading) ? over : denied} ${object}`, type: "fact", key: `${prefix}:${keyOf(object.replace(/^(?:an?|the|any) /iu, ""))}`, importance: 3, retracts: true }];
};

const hasNoMore = (reading: Reading): Finding[] => {
  const [, article = "a", noun = ""] = reading.match;
  // "I don't have a cat carrier" is about a carrier.
  if (!/^(?:$|\s*[,.;!]|\s+(?:any ?more|any longer|now|and|but|so|since|because|at the moment|these days|after all)\b)/iu.test(reading.rest)) return [];
  return [{ content: `${isOver(reading) ? "No longer has" : "Does not have"} ${article} ${noun.toLowerCase()}`, type: "fact", key: `${keyOf(noun)}:count`, importance: 3, retracts: true }];
};

/** "My dog Rex died": the note of Rex ends, or of the one dog that has no name. */
const died = ({ match }: Reading): Finding[] => {
  const [, noun = "", name, end = ""] = match;
  if (name === undefined) return [{ content: `${capital(noun.toLowerCase())} ${end}`, type: "fact", key: `${keyOf(noun)}:count`, value: "a", importance: 3, retracts: true }];
  return readName(name, true) === null ? [] : [{ content: `${capital(noun.toLowerCase())} ${name} ${end}`, type: "fact", key: `${keyOf(noun)}:${keyOf(name)}`, importance: 3, retracts: true }];
};

const speaksNot = (reading: Reading): Finding[] =>
  readList(reading.rest.replace(/^(?:any|a word of|much) /iu, ""))
    .filter(isLanguageName)
    .map((language) => ({ content: `${isOver(reading) ? "No longer speaks" : "Does not speak"} ${language}`, type: "fact", key: `language:${keyOf(language)}`, importance: 3, retracts: true }));

/** Long ago, or in a manner of speaking: "fired up", "fired from my first job", "I was fired in 2010". */
const LONG_AGO = /\b(?:up|ago|once|twice|when|first|last job|back|(?:19|20)\d\d|previous|old|former|never|for it|instead|years?)\b/iu;
const jobLost = (say: string) => ({ match, rest }: Reading): Finding[] =>
  LONG_AGO.test(rest) ? [] : [{ content: `${capital(say === "" ? (match[1] ?? "").toLowerCase() : say)}`, type: "fact", key: "employer", importance: 4, retracts: true }];

const smokes = ({ rest }: Reading): Finding[] => (/^\s*again\b(?! and again)/iu.test(rest) ? [{ content: "Smokes again", type: "fact", key: "habit:smok", value: true, importance: 3 }] : []);

const again = ({ match, rest }: Reading): Finding[] => {
  const [thing, more] = rest.split(/\s+again\b/iu);
  if (thing === undefined || more === undefined || /\bagain and again\b/iu.test(rest)) return [];
  const verb = /^eat/iu.test(match[1] ?? "") ? "Eats" : "Drinks";
  return readList(thing).map((object) => ({ content: `${verb} ${object} again`, type: "preference", key: `eats:${keyOf(object)}`, value: true, importance: 4 }));
};

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

export const ENDS_RULES: readonly Rule[] = [
  { lead: new RegExp(`^I ${NOT} (?:really |actually )?play `, "iu"), read: ended("No longer plays", "Does not play", "plays") },
  { lead: new RegExp(`^I ${NOT} (?:actually )?own `, "iu"), read: ended("No longer owns", "Does not own", "owns") },
  { lead: new RegExp(`^I ${NOT} (?:actually )?collect `, "iu"), read: ended("No longer collects", "Does not collect", "collects") },
  { lead: new RegExp(`^I ${NOT} (?:actually )?drive (?=an? )`, "iu"), read: ended("No longer drives", "Does not drive", "drives") },
  { lead: new RegExp(`^I ${NOT} (?:actually |really )?speak (?!to\\b|with\\b|for\\b|up\\b)`, "iu"), read: speaksNot },
  { lead: /^I(?:'m| am) (?:not|no longer) (?:learning|studying) /iu, read: (reading) => (isLanguageName(readObject(reading.rest) ?? "") ? ended("Is no longer learning", "Is not learning", "learning")(reading) : []) },
  { lead: new RegExp(`^(?:I|we) ${NOT} (?:actually )?have (an?|any) (${COUNTED})(?![\\p{L}-])`, "iu"), read: hasNoMore },
  { lead: new RegExp(`^(?:my|our) (?:(?:old|beloved|dear|dearest|little|poor|sweet|lovely|good) )*(${PETS})(?:,? ([\\p{L}\\p{M}'-]+),?)? (?:(?:has|just|sadly|recently|suddenly) ){0,2}(died|passed away|was put down|had to be put down)\\b(?! (?:in my|in the game))`, "iu"), read: died },
  { lead: /^I(?:'ve| have)? (?:just |recently )?((?:got|was|been|have been) (?:fired|laid off|made redundant|let go|sacked))\b/iu, read: jobLost("") },
  { lead: /^I(?:'ve| have)? (?:just |recently |finally )?lost my job\b/iu, read: jobLost("lost their job") },
  { lead: /^I(?:'ve| have)? (?:just |recently |finally )?quit my job\b(?! at\b)/iu, read: jobLost("quit their job") },
  { lead: /^I(?:'ve| have)? (?:just |recently )?(?:started|begun|began|took up|taken up) smoking\b/iu, read: smokes },
  { lead: /^I(?:'m| am) (?:now )?smoking\b/iu, read: smokes },
  { lead: /^I (?:now )?smoke\b/iu, read: smokes },
  { lead: /^I (?:now |can )?(eat|drink) (?=.{1,60} again\b)/iu, read: again },
  { lead: /^I(?:'ve| have)? (?:just |recently )?(?:started|begun|began) (eating|drinking) (?=.{1,60} again\b)/iu, read: again },
];
