import { keyOf, readObject } from "./read-objects";
import { resolveDate } from "./resolve-date";
import { type Finding, type Reading, type Rule } from "./rule";

const HAS_DATE = /\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b/iu;

const celebrated = (say: string, key: string) => ({ rest }: Reading): Finding[] => {
  const date = readObject(rest.replace(/^(?:on )?/iu, ""), 6)?.replace(/,$/u, "") ?? null;
  return date === null || !HAS_DATE.test(date) ? [] : [{ content: `${say} ${date}`, type: "fact", key, value: date, importance: 4 }];
};

const age = ({ match, saidAt }: Reading): Finding[] => {
  const years = Number(match[1]);
  return years < 10 || years > 120 ? [] : [{ content: `Was ${years} years old on ${saidAt.toISOString().slice(0, 10)}`, type: "fact", key: "age", value: years, importance: 3 }];
};

/** A plan must say when, or where to: "I'm going to the shop" is none. */
const plan = (say: string) => ({ rest, saidAt }: Reading): Finding[] => {
  const object = readObject(rest.replace(/,/gu, ""), 14);
  const date = resolveDate(rest, saidAt);
  if (object === null || /^\S+ (?:it|this|that|them|you)\b/iu.test(object) || (date === null && !/^(?:to )?\p{Lu}/u.test(object))) return [];
  const when = date === null || !date.isRelative ? "" : ` (${date.date})`;
  return [{ content: `${say} ${object}${when}`, type: "event", key: `plan:${keyOf(object)}`, ...(date === null ? {} : { value: date.date }), importance: 3 }];
};

const intends = ({ rest, saidAt }: Reading): Finding[] => {
  const object = readObject(rest, 12);
  const date = resolveDate(rest, saidAt);
  if (object === null || /^(?:to )?(?:ask|talk|say|tell|start by|use you)\b/iu.test(object)) return [];
  return [{ content: `Is planning ${object}${date?.isRelative === true ? ` (${date.date})` : ""}`, type: "event", key: `plan:${keyOf(object)}`, importance: 3 }];
};

const APPOINTMENT = "appointment|interview|exam|test|meeting|wedding|flight|surgery|operation|concert|race|marathon|deadline|party|reunion|audition|viva|defen[cs]e|move|driving test|check-?up";

export const DATES_AND_PLANS_RULES: readonly Rule[] = [
  { lead: /^my birthday(?: is|'s) (?:on )?/iu, read: celebrated("Birthday is", "birthday") },
  { lead: /^I was born in ((?:19|20)\d\d)\b/iu, read: ({ match }) => [{ content: `Was born in ${match[1] ?? ""}`, type: "fact", key: "birth_year", value: Number(match[1]), importance: 3 }] },
  { lead: /^I was born on (?=.*\d)/iu, read: celebrated("Was born on", "birthday") },
  { lead: /^(?:my|our) (?:wedding )?anniversary(?: is|'s) (?:on )?/iu, read: celebrated("Wedding anniversary is", "wedding_anniversary") },
  { lead: /^(?:I(?:'m| am)|I (?:just |recently )?turned) (?:now |almost )?(\d{1,3})(?:\s*(?:years old|years of age|yrs old|y\/?o)\b|(?=\s*(?:$|[,.!;)](?!\d)|(?:and|now|today|so|but|this year|this month|this week|last week|last month)\b)))/iu, read: age },
  { lead: /^(?:I'm|I am|we're|we are) (?:(?:going|travell?ing|flying|driving|heading|off|moving|relocating) )to (?!be\b|have\b)/iu, read: (reading) => plan(`Is ${/(?<verb>going|travell?ing|flying|driving|heading|off|moving|relocating)/iu.exec(reading.match[0])?.groups?.["verb"]?.toLowerCase() ?? "going"} to`)(reading) },
  { lead: /^(?:I'm|I am|we're|we are) (?:getting|going to get) (?=married\b)/iu, read: plan("Is getting") },
  { lead: /^(?:I'm|I am|we're|we are) (?:planning|hoping|intending) (?=to |an? )/iu, read: intends },
  { lead: /^(?:I|we) (?:plan|intend) (?=to )/iu, read: intends },
  { lead: new RegExp(`^(?:I|we)(?:'ve| have)(?: got)? (an?) (?!question|problem|doubt|feeling|bad feeling|hunch|idea|suggestion|draft|list|file|document|bug|report|note|story|lot|few)(?=(?:[\\p{L}'-]+ ){0,3}(?:${APPOINTMENT})\\b)`, "iu"), read: (reading) => plan(`Has ${reading.match[1]?.toLowerCase() ?? "a"}`)(reading) },
  { lead: new RegExp(`^my (?=(?:[\\p{L}-]+ ){0,2}(?:${APPOINTMENT}) (?:is|are|takes place|starts) )`, "iu"), read: ({ rest, saidAt }) => {
    const object = readObject(rest, 12);
    const date = resolveDate(rest, saidAt);
    if (object === null || date === null) return [];
    return [{ content: `${object.charAt(0).toUpperCase()}${object.slice(1)}${date.isRelative ? ` (${date.date})` : ""}`, type: "event", key: `plan:${keyOf(object.split(/ (?:is|are|takes|starts) /u)[0] ?? object)}`, value: date.date, importance: 3 }];
  } },
];
