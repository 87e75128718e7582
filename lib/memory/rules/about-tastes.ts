import { keyOf, readList, readObject } from "./read-objects";
import { type Finding, type Reading, type Rule, VERY } from "./rule";

/** Objects that point at the conversation, not at the world: "I like the second option", "I love your idea". */
const POINTS_AT_TALK =
  /^(?:(?:the )?(?:first|second|third|last|other|new|previous|next|former|latter|above|idea|ideas|option|answer|answers|reply|one|ones|plan|version|way|sound|look|fact|result|suggestion|text|title|draft|code|approach|concept|point|question|last one|part|bit)\b|your\b|(?:to )?(?:bother|admit|break|interrupt|complain|disappoint|disagree|disturb|think|believe|know|say|hear|see if|see|point|ask|add|mention|thank|apologi[sz]e|start|begin|make sure|get|be|have|do)\b|where|when|how|what|that|if)/iu;

/** "The" points at something in view, but for what everybody has: the sea, the theatre, the Alps. */
const IN_VIEW =
  /^the (?!\p{Lu}|(?:sea|seaside|beach|mountains?|outdoors|rain|sun|snow|cold|heat|theatre|theater|opera|ballet|cinema|movies|countryside|forest|woods|ocean|water|winter|summer|autumn|fall|spring|night|dark|smell|sound|taste|colou?r|arts|circus|zoo|gym|sauna|piano|violin|guitar|cello|drums)\b)|\b(?:you|your|this|that|these|those|it|them)\b/u;
const isInView = (thing: string) => POINTS_AT_TALK.test(thing) || IN_VIEW.test(thing);

const tastes = (say: string, value: "likes" | "dislikes") => ({ rest }: Reading): Finding[] =>
  POINTS_AT_TALK.test(rest)
    ? []
    : readList(rest)
        .filter((thing) => !isInView(thing))
        .map((thing) => ({ content: `${say} ${thing}`, type: "preference", key: `taste:${keyOf(thing.replace(/^(?:to |the )/iu, ""))}`, value, importance: 3 }));

const prefers = ({ rest }: Reading): Finding[] => {
  const object = readObject(rest, 10);
  if (object === null || isInView(object)) return [];
  const [chosen = object] = object.split(/ (?:to|over|than|rather than|instead of) /iu);
  return [{ content: `Prefers ${object}`, type: "preference", key: `prefers:${keyOf(chosen)}`, value: chosen, importance: 3 }];
};

const favourite = ({ rest, match }: Reading): Finding[] => {
  const [, spelt = "", what = ""] = match;
  const thing = readObject(rest.replace(/^(?:definitely|probably|still|now|actually|by far|the colou?r) /iu, ""));
  if (thing === null) return [];
  const spelling = spelt.toLowerCase() === "favorite" ? "Favorite" : "Favourite";
  return [{ content: `${spelling} ${what} is ${thing}`, type: "preference", key: `favourite:${keyOf(what)}`, value: thing, importance: 3 }];
};

export const TASTE_RULES: readonly Rule[] = [
  { lead: /^my (?:all-time |absolute |very )?(favou?rite) ([\p{L}\p{M}' -]{2,40}?) (?:is|are|was|has always been|will always be) /iu, read: favourite },
  { lead: new RegExp(`^I ${VERY}(?:like|enjoy|love) neither (?=.* nor )`, "iu"), read: tastes("Does not like", "dislikes") },
  { lead: new RegExp(`^I ${VERY}(?:don't|do not|never|no longer) ${VERY}(?:like|enjoy|love|care for) `, "iu"), read: tastes("Does not like", "dislikes") },
  { lead: new RegExp(`^I ${VERY}(?:dislike|hate|detest|loathe|despise) `, "iu"), read: tastes("Dislikes", "dislikes") },
  { lead: /^I (?:can't|cannot|can not) stand /iu, read: tastes("Cannot stand", "dislikes") },
  { lead: new RegExp(`^I(?:'m| am) not (?:(?:really|much|at all) )?(?:a (?:big |huge )?fan of|into|fond of|keen on) `, "iu"), read: tastes("Does not like", "dislikes") },
  { lead: new RegExp(`^I ${VERY}(?:love|adore) `, "iu"), read: tastes("Loves", "likes") },
  { lead: new RegExp(`^I ${VERY}(?:like|enjoy) (?!more\\b|about\\b)`, "iu"), read: tastes("Likes", "likes") },
  { lead: new RegExp(`^I(?:'m| am) ${VERY}(?:an? (?:big |huge |great |massive )?fan of|(?:big |huge )?into|fond of|keen on|crazy about|obsessed with|passionate about) `, "iu"), read: tastes("Likes", "likes") },
  { lead: new RegExp(`^I ${VERY}prefer `, "iu"), read: prefers },
  { lead: /^my (?:hobby|hobbies|main hobby|passion) (?:is|are|include) /iu, read: tastes("Likes", "likes") },
];
