import { STOP_WORDS } from "@/lib/memory/words/languages";
import { splitSentences } from "@/lib/memory/words/split-sentences";
import { readNumbers } from "./read-numbers";
import { ARTICLES, AS, CHANGED, FILLERS, JOINTS, LINKS, LOGINS, NUMBERS, OPENERS, OWNING, PASSWORDS, POINTERS, SAID_OF_THEM, SAID_OF_THEM_AFTER_ARTICLE, TURNED_LINKS } from "./secret-words";

/** Stand in the place of names of secrets while a sentence is cut into words: a name may be of several. */
const [PASSWORD, NUMBER, OPENER] = ["\uE000", "\uE001", "\uE002"] as const;
const isName = (token: string | undefined): boolean => token === PASSWORD || token === NUMBER || token === OPENER;

/** How many words may stand between a secret and its name: "the password for the wifi in the cabin is". */
const FARTHEST = 8;
const MOST_DETERMINERS = 3;
/** Shorter ones of letters and digits are mostly names: PS5, N26. */
const SHORTEST_MIXED = 5;
const FEWEST_DIGITS = 3;
/** What is longer is no word; what would be read of it stands at its beginning. */
const LONGEST_TOKEN = 100;

const EDGES = /^[("'“„‚«‹*_]{1,3}|[)"'”“’»›*_.!?…]{1,5}$/gu;
const UNIT = /^[\d.,-]+(?:st|nd|rd|th|s|am|pm|a\.m|p\.m|h|hrs?|min|k|m|bn|kg|g|mg|km|cm|mm|ml|l|gb|mb|tb|ghz|mhz|kbps|mbps|px|x|d|p|er|ers|te|ten|º|ª|e|ème|fach|teilig|jährig|€|eur|usd)$/iu;
const ADDRESS = /^(?:https?|www\.)|@[\w-]+\.\w|^802\.11|^1password$/iu;
const YEAR = /^(?:19|20)\d\d$/;
const BEFORE_YEARS = new Set("in since from until by during before after around im seit bis ab vor nach en desde hasta depuis vers dès del nel".split(" "));

/** True where somewhere in a text a secret stands beside its name: a password that is anything, a pin or code that looks like one. */
export function holdsNamedSecret(text: string): boolean {
  const plain = text.normalize("NFKC").replace(/[\u200B-\u200F\u2060\uFEFF\u00AD\uE000-\uE002]/g, "").replace(/[\u2018\u2019\u02BC]/g, "'");
  if (![PASSWORDS, NUMBERS, OPENERS].some((names) => plain.search(names) >= 0)) return false;
  return splitSentences(plain).some(({ text: sentence }) => holdsInSentence(sentence));
}

function holdsInSentence(sentence: string): boolean {
  const marked = sentence.replace(PASSWORDS, ` ${PASSWORD} `).replace(NUMBERS, ` ${NUMBER} `).replace(OPENERS, ` ${OPENER} `);
  const tokens = marked
    .replace(/'s(?![\p{L}\p{N}])/gu, " 's ")
    .replace(/[:=→;,"]|\s[-–—]\s/gu, " $& ")
    .split(/\s+/u)
    .map((token) => token.slice(0, LONGEST_TOKEN))
    .map((token) => (token.length > 1 ? token.replace(EDGES, "") : token))
    .filter((token) => token !== "");
  if ((tokens.includes(PASSWORD) || LOGINS.test(sentence)) && tokens.some(isMixed)) return true;
  const read: Read = { tokens, words: tokens.map((token) => token.toLowerCase()), isChanged: CHANGED.test(sentence) };
  return tokens.some((token, index) => isName(token) && (standsAfter(read, index) || standsBefore(read, index)));
}

type Read = { readonly tokens: readonly string[]; readonly words: readonly string[]; readonly isChanged: boolean };

/** "My password for the bank is hunter", "PIN 4711", "the key to my safe is 38-11-22". */
function standsAfter(read: Read, name: number): boolean {
  const { tokens, words, isChanged } = read;
  if (looksSecret(read, name + 1)) return true;
  let isJoined = false;
  for (let index = name + 1; index <= name + FARTHEST && index < tokens.length - 1; index += 1) {
    const word = words[index] ?? "";
    if (isName(word)) return false;
    isJoined ||= JOINTS.has(word);
    const isLink = LINKS.has(word);
    if (!isLink && !TURNED_LINKS.has(word)) continue;
    const value = skipFillers(words, index + 1);
    if (looksSecret(read, value) || (ARTICLES.has(words[value] ?? "") && looksSecret(read, value + 1))) return true;
    if (tokens[name] === PASSWORD && !isJoined && (isLink || isChanged) && isValue(words, value)) return true;
    if (isLink && tokens[name] !== NUMBER) return isOwnKey(read, name) && !isJoined && isValue(words, value) && !isStopWord(words[value]);
  }
  return false;
}

/** "Hunter is my password", "use hunter as my password", "and 4711 the pin". */
function standsBefore(read: Read, name: number): boolean {
  const { tokens, words } = read;
  let index = name - 1;
  for (let passed = 0; passed < MOST_DETERMINERS && index > 0 && !LINKS.has(words[index] ?? "") && !AS.has(words[index] ?? ""); passed += 1) {
    if (OWNING.has(words[index] ?? "") && looksSecret(read, index - 1) && tokens[name] !== OPENER) return true;
    index -= 1;
  }
  const link = words[index] ?? "";
  if (index < 1 || (!LINKS.has(link) && !AS.has(link))) return false;
  if (looksSecret(read, index - 1)) return true;
  const before = words[index - 1] ?? "";
  const isPlain = tokens[name] === PASSWORD && /^\p{L}/u.test(before) && !isStopWord(before) && !POINTERS.has(before);
  return isPlain && ((AS.has(link) && index >= 2) || (index === 1 && OWNING.has(words[2] ?? "")));
}

function skipFillers(words: readonly string[], from: number): number {
  let index = from;
  while (FILLERS.has(words[index] ?? "")) index += 1;
  return index;
}

/** True for a word that may be the password itself and not what is said of it: "is expired", "is a pain". */
function isValue(words: readonly string[], index: number): boolean {
  const word = words[index];
  if (word === undefined || isName(word) || !/[\p{L}\p{N}]/u.test(word) || SAID_OF_THEM.has(word)) return false;
  return !(ARTICLES.has(word) && SAID_OF_THEM_AFTER_ARTICLE.has(words[index + 1] ?? ""));
}

/** "Mi clave es mariposa": of a key of one's own any word is told, while "la clave es la paciencia" is no secret. */
const isOwnKey = ({ words }: Read, name: number): boolean => /^(?:mi|mis|nuestra)$/u.test(words[name - 1] ?? "");

function looksSecret(read: Read, index: number): boolean {
  const token = read.tokens[index];
  if (token === undefined || isName(token)) return false;
  return isMixedAtAll(token) || isNumber(read, index, token) || isSpelledOut(read.words, index);
}

/** Digits that are not a year, an amount or a count of something. */
function isNumber({ tokens, words }: Read, index: number, token: string): boolean {
  if (!/^#?\d[\d./-]*#?$/u.test(token) || token.replace(/\D/gu, "").length < FEWEST_DIGITS) return false;
  if (YEAR.test(token) && BEFORE_YEARS.has(words[index - 1] ?? "")) return false;
  const next = tokens[index + 1];
  return next === undefined || isName(next) || !/^[\p{L}€$£%]/u.test(next) || isStopWord(next.toLowerCase()) || LINKS.has(next.toLowerCase());
}

const isSpelledOut = (words: readonly string[], index: number): boolean =>
  words.length >= index + 3 && words.slice(index, index + 3).every((word) => !ARTICLES.has(word) && readNumbers(word).size > 0);

const isStopWord = (word: string | undefined): boolean => word !== undefined && Object.values(STOP_WORDS).some((words) => words.has(word));

const isMixedAtAll = (token: string): boolean =>
  !UNIT.test(token) && !ADDRESS.test(token) && ((/\p{L}/u.test(token) && /\p{N}/u.test(token)) || /\p{L}[!@#$%^&*+~|\\]+\p{L}/u.test(token));

/** Letters and digits in one stretch, which hardly any other word has. */
const isMixed = (token: string): boolean => isMixedAtAll(token) && token.split("-").some((part) => part.length >= SHORTEST_MIXED && isMixedAtAll(part) && !UNIT.test(part));
