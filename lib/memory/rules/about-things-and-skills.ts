import { isLanguageName } from "./is-demonym";
import { keyOf, readList, readObject } from "./read-objects";
import { type Finding, type Reading, type Rule, VERY } from "./rule";

const FLUENCY = / ?(?:fluently|natively|a little|a bit(?: of)?|some|basic|very well|well|badly|at home|at work|with .*)$/iu;

const languages = (say: (language: string) => string, prefix: string) => ({ rest }: Reading): Finding[] =>
  readList(rest.replace(/^(?:a little|a bit of|some|basic|fluent|both) /iu, ""))
    .map((language) => language.replace(FLUENCY, "").replace(/^(?:a little|a bit of|some|basic|fluent) /iu, ""))
    .filter((language) => isLanguageName(language) || (/^\p{Lu}\p{L}+$/u.test(language) && prefix === "language"))
    .map((language) => ({ content: say(language), type: "fact" as const, key: `${prefix}:${keyOf(language)}`, value: true, importance: 3 }));

/** What is played, collected or learned on a screen or in a phrase is nobody's pastime. */
const NOT_A_PASTIME =
  /\b(?:videos?|audio|sounds?|files?|clips?|recordings?|tracks?|animations?|movies?|messages?|buttons?|streams?|data|logs?|metrics|information|feedback|errors?|statistics|samples|garbage|thoughts|ropes|hard bargain|mistakes?|blame|consequences|it|this|that|them|you|same|next|first|last)\b/iu;
const NOT_A_THING = /^(?:(?:an?|the|my|up|it|with|along|around|nice|fair|dumb|safe|well|home|back|off|a role|a part|part|crazy|nuts) )*(?:role|part|trick|joke|along|around|myself|up|mad|point|difference|problem|home|back|crazy|nuts|to work)\b/iu;

const thing = (say: string, prefix: string, importance = 3) => ({ rest }: Reading): Finding[] => {
  const object = readObject(rest, 7);
  if (object === null || NOT_A_THING.test(object) || NOT_A_PASTIME.test(object)) return [];
  return [{ content: `${say} ${object}`, type: "fact", key: `${prefix}:${keyOf(object.replace(/^(?:an?|the) /iu, ""))}`, value: true, importance }];
};

/** Under the keys of those who say that they never did: "I don't smoke", "I don't drink". */
const GIVES_UP: Readonly<Record<string, { content: string; key: string }>> = {
  smoking: { content: "Does not smoke", key: "habit:smok" },
  drinking: { content: "Does not drink alcohol", key: "eats:alcohol" },
};

/** Under which keys it is known that somebody does these. */
const OF_WHAT: Readonly<Record<string, string>> = { playing: "plays", collecting: "collects", learning: "learning", eating: "eats", drinking: "eats", driving: "drives" };

const stopped = ({ rest }: Reading): Finding[] => {
  const object = readObject(rest, 5);
  const [, pastime = "", thing = ""] = /^(playing|collecting|learning|eating|drinking|driving) (?:the |an? )?(.+)$/iu.exec(object ?? "") ?? [];
  const prefix = OF_WHAT[pastime.toLowerCase()];
  if (prefix !== undefined) return [{ content: `Has stopped ${object}`, type: "fact", key: `${prefix}:${keyOf(thing)}`, value: false, importance: 3 }];
  if (object === null || !/^\p{L}+ing\b/iu.test(object) || /^(?:getting|receiving|seeing|hearing|working|being|having|trying|understanding|worrying|caring|thinking|looking|waiting|asking|doing|going|making)\b/iu.test(object)) return [];
  return [{ content: `Has stopped ${object}`, key: `habit:${keyOf(object)}`, ...GIVES_UP[object.toLowerCase()], type: "fact", value: false, importance: 3 }];
};

export const THINGS_AND_SKILLS_RULES: readonly Rule[] = [
  { lead: new RegExp(`^I (?:can )?${VERY}speak (?!to\\b|with\\b|for\\b|up\\b|at\\b|about\\b)`, "iu"), read: languages((language) => `Speaks ${language}`, "language") },
  { lead: /^I(?:'m| am) (?:now |currently )?(?:learning|studying)(?: to speak| how to speak)? /iu, read: languages((language) => `Is learning ${language}`, "learning") },
  { lead: /^I(?:'m| am) (?:fluent|bilingual) in /iu, read: languages((language) => `Speaks ${language}`, "language") },
  {
    lead: /^my (?:native language|first language|mother tongue|native tongue) is /iu,
    read: ({ rest }) => {
      const language = readObject(rest, 3);
      return language === null ? [] : [{ content: `Native language is ${language}`, type: "fact", key: "native_language", value: language, importance: 3 }];
    },
  },
  { lead: /^I(?:'m| am) (?:now |currently )?learning (?:how )?(?=to (?!speak)|the )/iu, read: thing("Is learning", "learning") },
  { lead: new RegExp(`^I ${VERY}own (?!the |up |my |our )`, "iu"), read: thing("Owns", "owns") },
  { lead: new RegExp(`^I ${VERY}drive (?=an? )`, "iu"), read: thing("Drives", "drives") },
  { lead: new RegExp(`^I ${VERY}ride (?=an? )`, "iu"), read: thing("Rides", "rides") },
  { lead: new RegExp(`^I ${VERY}collect `, "iu"), read: thing("Collects", "collects") },
  { lead: new RegExp(`^I ${VERY}play `, "iu"), read: thing("Plays", "plays") },
  { lead: /^I(?:'m| am) (?:now )?training for /iu, read: thing("Is training for", "training") },
  { lead: /^I(?:'ve| have)? (?:just |recently |finally )?(?:stopped|quit|given up|gave up) /iu, read: stopped },
];
