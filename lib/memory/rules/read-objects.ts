import { analyseText } from "@/lib/memory/words/analyse-text";

const BREAK =
  /\s*(?:[;:(–—!?]|\s-\s|(?<!\b(?:Dr|Mr|Mrs|Ms|Prof|St))\.(?:\s|$)).*$|\s+(?:but|because|cause|since|so|though|although|when|whenever|while|which|who|where|if|unless|until|as well|as you|too|also|anyway|these days|nowadays|at the moment|right now|currently|now|by the way|btw|please|thanks|thank you|instead|either|anymore|any more|any longer|again|or so|and (?:i|my|we|it|that|then|so|the|now|have|would|was|is|am)|with (?:my|our|a|an|the|two|three)|for (?:the|now|about|over|almost|many|\d+|two|three|four|five|ten|a)|very much|a lot|so much|the most|more than|actually|at all|after all|so far|for once|as of|as usual|if possible|over there|to death|for sure|for real)\b.*$/iu;
const PRONOUN =
  /^(?:it|its|that|this|these|those|them|they|him|her|you|your|yours|he|she|one|ones|some|something|anything|everything|nothing|someone|all|both|none|what|how|when|where|why|who|such|same|i|me|my|mine|here|there)\b/iu;
const MOST_WORDS = 8;

/** The thing a verb speaks of, cut where the sentence turns elsewhere; null for a pronoun, nothing, or a story. */
export function readObject(rest: string, mostWords = MOST_WORDS): string | null {
  const object = rest.replace(/,\s*(?:and|or)\s/giu, ", and ").replace(BREAK, "").replace(/,\s+(?:not|rather than|sorry|sadly|unfortunately|though|honestly|too|you know|i think|like)\b.*$/iu, "").replace(/[\s,.!?"'…]+$/u, "").replace(/,? (?:and|or|but)$/iu, "").trim();
  const words = object.split(/\s+/u).length;
  return object === "" || PRONOUN.test(object) || words > mostWords || !/[\p{L}\p{N}]/u.test(object) ? null : object;
}

/** Things joined by "and" that are one thing. */
const ONE_THING = /\b(?:rock (?:and|&|n) roll|mac and cheese|fish and chips|salt and vinegar|black and white|arts and crafts|bed and breakfast|dungeons and dragons|drum and bass|country and western|gin and tonic|peanut butter and (?:jelly|jam))\b/iu;
const MOST_WORDS_OF_A_PART = 4;

/** "peanuts, sesame and cat hair" → three things. What does not look like a list stays whole. */
export function readList(rest: string): string[] {
  const object = readObject(rest, 24);
  if (object === null) return [];
  if (ONE_THING.test(object)) return [object];
  const parts = object
    .split(/\s*,\s*(?:(?:and|or|nor)\s+)?|\s+(?:and|or|nor|&)\s+/iu)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/^(?:\w+ly|etc|others?|more|stuff|such)$/iu.test(part));
  const isList = parts.every((part) => part.split(/\s+/u).length <= MOST_WORDS_OF_A_PART && !PRONOUN.test(part));
  if (isList) return parts;
  return object.split(/\s+/u).length <= MOST_WORDS ? [object] : [];
}

const NAME = /^\p{Lu}[\p{L}\p{M}'.-]*(?:[ -]\p{Lu}[\p{L}\p{M}'.-]*){0,3}/u;
/** Ends where letters end, those of other alphabets too: "In" is no name, and "Inês" is one. */
const NO_NAME = /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|Today|Tomorrow|I|I'm|I've|The|A|An|And|But|So|Not|No|Yes|Just|From|In|At|On|Also|My|It|This|That|Very|Really|Here|Sorry|Glad|Happy)(?![\p{L}\p{M}])/u;

/**
 * A proper name at the start of the rest. Somebody who writes no capitals at all is taken at their word, for
 * one word. Null where no name stands.
 */
export function readName(rest: string, writesCapitals: boolean): string | null {
  const name = NAME.exec(rest.replace(/^["\u201C\u00AB']/u, ""))?.[0].replace(/[.'-]+$/u, "");
  if (name !== undefined) return NO_NAME.test(name) ? null : name;
  if (writesCapitals) return null;
  const word = /^[\p{L}\p{M}][\p{L}\p{M}'-]+(?=$|[,.!?;]|\s+(?:and|but|i|im|i'm|from|btw|by|not|with|so|here)\b)/u.exec(rest)?.[0];
  return word === undefined || PRONOUN.test(word) || /^(?:not|the|a|an|and|but|so|very|really|just|from|in|at|on|called|named|sure|ok|back|later|crazy|maybe|tomorrow|today|tonight|asap|now|anytime|old|lazy|stupid|weird|paranoid|picky|boring|hard|common|long|short|on|taken|wrong|too|already|unusual|whatever|names)$/iu.test(word) ? null : word;
}

const PLACE =
  /^(?:(?:the|north|south|east|west|northern|southern|eastern|western|central|downtown|upstate|rural|inner|greater|near|outside|a (?:small )?(?:town|village|city|suburb) (?:near|called|named|of|outside)) )*\p{Lu}[\p{L}\p{M}'.-]*(?:(?:[ -]| (?:de|da|do|dos|das|del|della|di|du|la|las|le|les|los|of|the|upon|on|sur|am|an der|and|y|in) )\p{Lu}[\p{L}\p{M}'.-]*){0,4}(?:, \p{Lu}[\p{L}\p{M}'.-]*(?: \p{Lu}[\p{L}\p{M}'.-]*){0,2}(?!\p{L}| (?:is|are|was|were|has|have|had|isn't|wasn't|can|will|would)\b)){0,2}/u;
/** "I moved to Linux" is no change of address. */
const PRODUCT =
  /^(?:Linux|Ubuntu|Debian|Fedora|Windows|Mac(?:OS| OS)?|macOS|iOS|Android|iPhone|Python|Java|JavaScript|TypeScript|Rust|Kotlin|Swift|React|Vue|Angular|Svelte|Node|Next|AWS|Azure|Docker|Kubernetes|Slack|Teams|Discord|Zoom|Signal|WhatsApp|Telegram|Git|GitHub|GitLab|Postgres|PostgreSQL|MySQL|MongoDB|SQLite|Excel|Word|Notion|Obsidian|Chrome|Firefox|Safari|Spotify|Netflix|Plan [A-Z]|Option|Step|Chapter|Part|Level|Version|Section|Team|Gen)\b|^(?!USA?\b|UK\b|UAE\b|NYC\b|LA\b|DC\b|NZ\b|SF\b)\p{Lu}{2,5}\b/u;
const NO_PLACE = /^(?:fear|peace|hope|sin|poverty|harmony|denial|pain|style|comfort|chaos|misery|a|an|the|my|our|his|her|their|this|that|constant|total|complete|student|shared|social|retirement|luxury|isolation|exile|terror|debt|darkness|happiness|here|there|home|work|now|today|perfect|eternal)\b/iu;

/** A place at the start of the rest: capitals, with the small words between them, and the region after a comma. */
export function readPlace(rest: string, writesCapitals: boolean): string | null {
  const place = PLACE.exec(rest)?.[0].replace(/[.'-]+$/u, "");
  if (place !== undefined) return PRODUCT.test(place) ? null : place;
  if (writesCapitals || NO_PLACE.test(rest)) return null;
  return readObject(rest, 3)?.replace(/,.*$/u, "") ?? null;
}

/** An object as part of a key: its stems, so that "peanuts" and "a peanut" are one. */
export function keyOf(object: string): string {
  const stems = [...analyseText(object).terms.keys()];
  return (stems.length > 0 ? stems.join("_") : object.toLowerCase().replace(/\s+/gu, "_")).slice(0, 120);
}
