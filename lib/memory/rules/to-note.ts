const PAST =
  /(?:ed|was|were|had|did|went|got|made|took|came|saw|knew|thought|found|gave|told|felt|became|left|kept|began|grew|lost|won|met|bought|sold|built|broke|wrote|read|ran|sat|stood|spent|paid|said|heard|held|led|put|set|cut|hurt|let|drove|flew|ate|drank|fell|slept|spoke|chose|wore|taught|sent|brought)$/iu;
const UNCHANGED = /^(?:can|can't|cannot|could|couldn't|will|won't|would|wouldn't|should|shouldn't|must|may|might|shall|had|did|didn't)$/iu;
const ADVERB = /^(?:never|always|usually|often|sometimes|rarely|really|also|still|only|just|already|currently|now|actually|generally|normally|mostly|tend|\w{3,}ly)$/iu;
const IRREGULAR: Readonly<Record<string, string>> = { am: "is", have: "has", do: "does", go: "goes", "don't": "does not", "haven't": "has not", "'ve": "has" };

/**
 * A sentence a person says of themself as a note about them: "I keep my keys in a blue bowl" → "Keeps their keys
 * in a blue bowl". What has another subject stays as it is: "The meeting room is on floor 3".
 */
export function toNote(sentence: string): string {
  const plain = sentence.replace(/[\u2019\u02BC]/gu, "'").replace(/[\s.!]+$/u, "").trim();
  const own = /^I(?:('m|'ve|'d|'ll)| )\s*/iu.exec(plain);
  const note = own ? toThirdPerson(own[1] ?? "", plain.slice(own[0].length)) : replacePronouns(plain.replace(/^my /iu, ""));
  return `${note.charAt(0).toUpperCase()}${note.slice(1)}`;
}

function toThirdPerson(contraction: string, rest: string): string {
  const shared = replacePronouns(rest);
  if (contraction === "'m") return `is ${shared}`;
  if (contraction === "'ve") return `has ${shared}`;
  if (contraction === "'ll") return `will ${shared}`;
  if (contraction === "'d") return `would ${shared}`;
  const words = shared.split(" ");
  const at = words.findIndex((word) => !ADVERB.test(word));
  const verb = words[at];
  if (verb === undefined) return shared;
  return words.with(at, conjugate(verb)).join(" ").replace(/^does not (?:am|is)\b/u, "is not");
}

function conjugate(verb: string): string {
  const lower = verb.toLowerCase();
  if (IRREGULAR[lower] !== undefined) return IRREGULAR[lower];
  if (UNCHANGED.test(lower) || PAST.test(lower) || lower.endsWith("'t")) return lower;
  if (/[^aeiou]y$/u.test(lower)) return `${lower.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/u.test(lower) ? `${lower}es` : `${lower}s`;
}

const PRONOUNS: readonly (readonly [RegExp, string])[] = [
  [/\bI'm\b/giu, "they are"],
  [/\bI've\b/giu, "they have"],
  [/\bI'll\b/giu, "they will"],
  [/\bI am\b/giu, "they are"],
  [/\bI was\b/giu, "they were"],
  [/\bI\b/gu, "they"],
  [/\bmy\b/giu, "their"],
  [/\bmine\b/giu, "theirs"],
  [/\bmyself\b/giu, "themself"],
  [/\bme\b/giu, "them"],
];

const replacePronouns = (text: string) => PRONOUNS.reduce((result, [pattern, word]) => result.replace(pattern, word), text);
