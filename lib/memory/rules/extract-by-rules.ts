import { firstCodePoints } from "@/lib/memory/clean-text";
import { type Candidate, MAX_NOTE_LENGTH, type SaidMessage } from "@/lib/memory/extraction/candidate";
import { ownWords } from "@/lib/memory/extraction/own-words";
import { DATES_AND_PLANS_RULES } from "./about-dates-and-plans";
import { FOOD_RULES } from "./about-food";
import { NAME_AND_HOME_RULES } from "./about-name-and-home";
import { PEOPLE_AND_PETS_RULES } from "./about-people-and-pets";
import { TASTE_RULES } from "./about-tastes";
import { THINGS_AND_SKILLS_RULES } from "./about-things-and-skills";
import { ENDS_RULES } from "./about-ends";
import { HEALTH_RULES } from "./about-health";
import { askedToRemember } from "./about-what-to-remember";
import { WORK_RULES } from "./about-work";
import { isAboutSelf } from "./is-about-self";
import { isNotYet } from "./not-yet";
import type { Finding, Rule } from "./rule";
import { affirmed } from "./self-repair";
import { type Clause, splitClauses } from "./split-clauses";
import { toNote } from "./to-note";

/** In order: the first rule that reads a clause has it. */
const RULES: readonly Rule[] = [
  ...ENDS_RULES,
  ...HEALTH_RULES,
  ...FOOD_RULES,
  ...NAME_AND_HOME_RULES,
  ...PEOPLE_AND_PETS_RULES,
  ...DATES_AND_PLANS_RULES,
  ...THINGS_AND_SKILLS_RULES,
  ...WORK_RULES,
  ...TASTE_RULES,
];

const RULE_CONFIDENCE = 0.9;
/** A person who asks for ten thousand things to be remembered gets the first of them; the rest can be said again. */
const MOST_FOUND = 50;
const LONGEST_READ = 20_000;
/** "I live in Lyon, not Porto" and "Actually, I …" say the same as without. */
const CORRECTION_OPENER = /^(?:(?:no|nope|sorry|wait|actually|correction|i mean|i meant|rather|in fact|to be (?:clear|precise|exact))[\s,.:;–—-]+)+/iu;

/**
 * What a person says of themself in English, found by rules alone: names, places, work, family, tastes, allergies,
 * diets, pets, dates, languages, possessions, plans, corrections, what ended, and what they ask to have remembered.
 * Precision comes first: questions, conditions, jokes, quotations and other people's facts find nothing.
 */
export function extractByRules(message: SaidMessage): Candidate[] {
  const text = firstCodePoints(message.text, LONGEST_READ);
  const own = ownWords(text);
  const writesCapitals = /\p{Lu}/u.test(own.replace(/\bI\b/gu, ""));
  const found = new Map<string, Candidate>();
  for (const clause of splitClauses(own)) {
    for (const finding of readClause(clause, writesCapitals, message.saidAt)) {
      const quote = text.slice(clause.start, clause.end).replace(/[\s,;:]+$/u, "");
      const candidate: Candidate = {
        ...finding,
        content: firstCodePoints(finding.content, MAX_NOTE_LENGTH),
        confidence: RULE_CONFIDENCE,
        evidence: { quote, messageId: message.messageId },
      };
      // Said twice with different values in one message, the later one is the correction.
      const name = nameOf(finding, found);
      found.delete(name);
      found.set(name, candidate);
    }
  }
  return [...found.values()].slice(0, MOST_FOUND);
}

/** "I'm vegetarian. I'm not vegan.": what ends another value takes nothing back. */
function nameOf({ key, value, content, retracts }: Finding, found: ReadonlyMap<string, Candidate>): string {
  const name = key ?? content.toLowerCase();
  const isOther = retracts === true && value !== undefined && found.has(name) && found.get(name)?.value !== value;
  return isOther ? `${name} ${JSON.stringify(value)}` : name;
}

function readClause(clause: Clause, writesCapitals: boolean, saidAt: Date): readonly Finding[] {
  const asked = askedToRemember(clause.text);
  if (asked !== null) return clause.isInvented ? [] : readRequest(asked, writesCapitals, saidAt);
  if (!isAboutSelf(clause)) return [];
  return applyRules(clause.text.replace(CORRECTION_OPENER, ""), writesCapitals, saidAt);
}

/** What was asked for is kept even where no rule reads it, and weighs more. */
function readRequest(asked: string, writesCapitals: boolean, saidAt: Date): Finding[] {
  const read = splitClauses(asked).flatMap((clause) => applyRules(clause.text, writesCapitals, saidAt));
  if (read.length > 0) return read.map((finding) => ({ ...finding, importance: Math.min(5, finding.importance + 1) }));
  return [{ content: toNote(asked), type: "fact", importance: 4 }];
}

function applyRules(text: string, writesCapitals: boolean, saidAt: Date): readonly Finding[] {
  for (const { lead, read } of RULES) {
    const match = lead.exec(text);
    if (!match) continue;
    const rest = affirmed(text.slice(match[0].length));
    if (rest === null) continue;
    const findings = read({ rest, match, writesCapitals, saidAt });
    if (findings.length > 0) return findings.filter((finding) => !isNotYet(finding, text));
  }
  return [];
}
