import { ENGLISH_ROLES, ENGLISH_STATES, NAMES_LIKE_PARTICIPLES } from "@/lib/memory/lexicon/english-no-first-names";

const PARTICIPLE = /^\p{L}{3,}(?:ed|less|ful|ous)$|^\p{L}{3,}ing$|^\p{L}{4,}(?:able|ible)$/u;
/** "Xiaoming", "Jiaying": names with the sound of a participle. */
const CHINESE = /^(?:xi|zh|qi|jia|wei|yu|mei|yi|chun|kai|guo)\p{L}*(?:ling|ming|ying|ping|ting|jing|xing|qing|ning|bing)$/u;

/** Whether a word with a capital behind "I'm" can be a name: "Zora", and neither "Bored" nor "Batman". */
export function isFirstName(name: string): boolean {
  const lower = name.toLowerCase();
  const [first = ""] = lower.split(" ");
  // "Luke" may be anybody, "Luke Skywalker" is nobody, and neither is any "Captain" or "Santa".
  if (ENGLISH_STATES.has(first) || ENGLISH_ROLES.has(first) || ENGLISH_ROLES.has(lower.replace(/ /gu, "-"))) return false;
  return !PARTICIPLE.test(first) || NAMES_LIKE_PARTICIPLES.has(first) || CHINESE.test(first);
}
