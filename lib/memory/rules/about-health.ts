import { keyOf } from "./read-objects";
import { type Finding, type Reading, type Rule, VERY } from "./rule";

const CONDITION =
  "(?:type (?:[12]|one|two) )?diabetes|asthma|epilepsy|migraines?|arthritis|(?:celiac|coeliac)(?: disease)?|crohn's(?: disease)?|ulcerative colitis|ibs|adhd|autism|hypertension|high blood pressure|low blood pressure|ana?emia|eczema|psoriasis|rosacea|endometriosis|fibromyalgia|hay ?fever|multiple sclerosis|parkinson's(?: disease)?|dyslexia|dyscalculia|tinnitus|lupus|pcos|hypothyroidism|hyperthyroidism|glaucoma|sciatica|scoliosis|osteoporosis|gout|sleep apn(?:o)?ea|haemophilia|hemophilia|narcolepsy|vertigo|copd";
const BEING = "diabetic|asthmatic|epileptic|dyslexic|autistic|ana?emic|hypertensive|colou?r[- ]?blind|deaf|legally blind|blind|hard of hearing|haemophiliac|hemophiliac";
const DEGREE = "(?:(?:an?|mild|severe|chronic|bad|moderate|really bad|late-onset|exercise-induced) )*";
/** "I have diabetes homework" and "I'm blind to it" say something else. */
const ENDS = /^(?:$|\s*[,.;:!)(\u2013\u2014-]|\s+(?:and|but|so|since|too|which|as|now|anymore|any more|any longer|because|after all|from birth|for \w+ years|sadly|unfortunately|also)\b)/iu;

const condition = (thing: string) => `condition:${keyOf(thing)}`;
const has = ({ match, rest }: Reading): Finding[] =>
  ENDS.test(rest) ? [{ content: `Has ${(match[1] ?? "").replace(/^an? /iu, "")}${match[2] ?? ""}`, type: "fact", key: condition(match[2] ?? ""), value: true, importance: 5 }] : [];
const is = ({ match, rest }: Reading): Finding[] =>
  ENDS.test(rest) ? [{ content: `Is ${(match[1] ?? "").toLowerCase()}`, type: "fact", key: condition(match[1] ?? ""), value: true, importance: 5 }] : [];
const hasNot = ({ match, rest }: Reading): Finding[] =>
  ENDS.test(rest) ? [{ content: `Does not have ${match[1] ?? ""}`, type: "fact", key: condition(match[1] ?? ""), importance: 4, retracts: true }] : [];

export const HEALTH_RULES: readonly Rule[] = [
  { lead: new RegExp(`^I(?:'ve| have| suffer from|'ve been diagnosed with| have been diagnosed with| was diagnosed with)(?: got| had)? (${DEGREE})(${CONDITION})(?![\\p{L}-])`, "iu"), read: has },
  { lead: new RegExp(`^I(?:'m| am) ${VERY}(?:an? )?(${BEING})(?![\\p{L}-])`, "iu"), read: is },
  { lead: new RegExp(`^I (?:don't|do not|no longer) (?:actually |really )?have (?:any )?(${CONDITION})(?![\\p{L}-])`, "iu"), read: hasNot },
];
