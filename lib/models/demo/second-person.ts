const VERB_FORMS: Readonly<Record<string, string>> = {
  is: "are", "isn't": "aren't", was: "were", "wasn't": "weren't", has: "have", "hasn't": "haven't", does: "do", "doesn't": "don't", goes: "go",
};
const UNCHANGED = /^(can|cannot|can't|could|will|won't|would|should|must|may|might|had|did|didn't)$/;
const PAST = /^(grew|got|went|took|came|began|bought|left|met|ran|became|broke|lost|won|found|made|said|spent|sold|told|wrote|\w{2,}ed)$/;
const ADVERB = /^(no longer|never|always|often|sometimes|usually|also|still|only|really|just|rarely)\s+/i;
const PRONOUNS: Readonly<Record<string, string>> = {
  his: "your", her: "your", their: "your", my: "your", himself: "yourself", herself: "yourself", themselves: "yourself", myself: "yourself",
};
const SUBJECT = /^(the (user|person|owner)|user|person|he|she|they|i|you)\s+/i;
const OWNER_OF = /^(the (user|person|owner)|user|person)['’]s\s+|^(his|her|their|my|your)\s+/i;
const COPULA = /^(is|are|was|were)$/;

/** Turns a memory about a person ("Is allergic to …") into words said to them ("you are allergic to …"). */
export function inSecondPerson(memory: string): string {
  const statement = memory.trim().replace(/[.!\s]+$/, "");
  if (OWNER_OF.test(statement)) return `your ${toPronouns(statement.replace(OWNER_OF, ""))}`;

  const hasSubject = SUBJECT.test(statement);
  const predicate = statement.replace(SUBJECT, "");
  const adverb = ADVERB.exec(predicate)?.[0].toLowerCase() ?? "";
  const [first = "", ...rest] = predicate.slice(adverb.length).split(" ");
  const verb = secondPersonVerb(first.toLowerCase().replace("’", "'"), rest[0] ?? "", hasSubject);
  if (verb) return `you ${adverb}${verb} ${toPronouns(rest.join(" "))}`.trim();
  // "Name is …", "Favourite colour is …": something of theirs. Anything else is quoted as it was noted.
  if (rest.slice(0, 3).some((word) => COPULA.test(word))) return `your ${lowerFirst(toPronouns(statement))}`;
  return hasSubject ? `you ${toPronouns([first, ...rest].join(" "))}` : `I have noted “${statement}”`;
}

function secondPersonVerb(word: string, next: string, hasSubject: boolean): string | undefined {
  if (word === "am" && hasSubject) return "are";
  const irregular = VERB_FORMS[word];
  if (irregular) return irregular;
  if (UNCHANGED.test(word) || (PAST.test(word) && !COPULA.test(next))) return word;
  if (COPULA.test(next) || !/^[a-z]+s$/.test(word) || word.endsWith("ss")) return undefined;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(ches|shes|sses|xes|zzes)$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

function toPronouns(text: string): string {
  return text
    .replace(/\b(his|her|their|my|himself|herself|themselves|myself)\b/g, (word) => PRONOUNS[word] ?? word)
    .replace(/\b(and|but) (is|was|has|does)\b/g, (_match, joint: string, verb: string) => `${joint} ${VERB_FORMS[verb] ?? verb}`);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
