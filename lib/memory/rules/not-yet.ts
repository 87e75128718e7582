import type { Finding } from "./rule";

const WHEN = "(?:(?:in|on|from) )?(?:the )?(?:next|tomorrow|soon|later|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter|\\d{1,2}(?:st|nd|rd|th)?)\\b";
const NOT_YET = new RegExp(
  `\\b(?:as of|starting|beginning|effective)(?: from)? ${WHEN}|\\bfrom (?:next|tomorrow|(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october)\\b(?! (?:to|until|till|through)\\b|\\s*[-\u2013])|(?<!\\b(?:until|till|before|by) )\\b(?:next (?:week|month|year|spring|summer|autumn|fall|winter)|tomorrow)\\b|\\bsoon[\\s.!]*$`,
  "iu",
);
const STATES = /^(?:name|home_city|home_address|employer|occupation|diet|age|marital_status|studies|school|work_field)(?::|$)/u;

/** "I work there as of next month" is no state of today. Plans are events, and are kept with their day. */
export const isNotYet = ({ key = "", type }: Finding, text: string): boolean => type !== "event" && STATES.test(key) && NOT_YET.test(text);
