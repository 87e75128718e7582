import { LANGUAGES, type Language } from "@/lib/memory/words/languages";
import { dropMarks, foldWord } from "@/lib/memory/words/fold-word";
import { splitWords } from "@/lib/memory/words/split-words";

/** One to nineteen, in order. French and those who count on in other ways stop where they do. */
const TO_NINETEEN: Readonly<Record<Language, string>> = {
  en: "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  de: "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
  fr: "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
  es: "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
  pt: "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove",
  it: "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
  nl: "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
  ru: "один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
};
/** Twenty to ninety, in order. */
const TENS: Readonly<Record<Language, string>> = {
  en: "twenty thirty forty fifty sixty seventy eighty ninety",
  de: "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
  fr: "vingt trente quarante cinquante soixante",
  es: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
  pt: "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
  it: "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
  nl: "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
  ru: "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
};
/** A hundred, a thousand, and other words for what is above. */
const LARGE: Readonly<Record<Language, readonly string[]>> = {
  en: ["hundred", "thousand"], de: ["hundert", "tausend"], fr: ["cent", "mille"], es: ["cien ciento", "mil"],
  pt: ["cem cento", "mil"], it: ["cento", "mille mila"], nl: ["honderd", "duizend"], ru: ["сто", "тысяча тысяч тысячи"],
};
const OTHERS: Readonly<Partial<Record<Language, Readonly<Record<string, number>>>>> = {
  en: { dozen: 12 }, de: { zwo: 2, dutzend: 12 }, fr: { douzaine: 12 }, es: { docena: 12 }, pt: { duas: 2, dezasseis: 16, dezassete: 17, dezanove: 19 }, ru: { две: 2 },
};
/** "A cat" is one cat, and "the third of March" the 3rd. Nothing is claimed by them, so only the person's words are read for them. */
const ONES = new Set("a an ein eine einen einem einer un una une um uma одна одну".split(" "));
const ORDINALS: Readonly<Partial<Record<Language, string>>> = {
  en: "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
  de: "ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten elften zwölften dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten",
  es: "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
};

const fold = (word: string): string => dropMarks(foldWord(word));

function cardinalsOf(language: Language): Map<string, number> {
  const values = new Map<string, number>();
  for (const [index, word] of TO_NINETEEN[language].split(" ").entries()) values.set(fold(word), index + 1);
  for (const [index, word] of TENS[language].split(" ").entries()) values.set(fold(word), 10 * (index + 2));
  for (const [index, words] of LARGE[language].entries()) for (const word of words.split(" ")) values.set(fold(word), index === 0 ? 100 : 1_000);
  for (const [word, value] of Object.entries(OTHERS[language] ?? {})) values.set(fold(word), value);
  return values;
}

const CARDINALS = new Map(LANGUAGES.map((language) => [language, cardinalsOf(language)]));
/** Of all languages: no word is one number here and another there. */
const SAID_AS = new Map([...CARDINALS.values()].flatMap((values) => [...values]));
for (const ordinals of Object.values(ORDINALS)) for (const [index, word] of ordinals.split(" ").entries()) SAID_AS.set(fold(word), index + 1);

const COMPOUND = /zig$|dreissig$|hundert$|tausend$|^veinti|cient[oa]s$/u;

/** German and Spanish write some numbers together: "einundzwanzig", "veintidós", "zweihundert". */
function valueOf(word: string, values: ReadonlyMap<string, number>): number | undefined {
  const plain = dropMarks(word);
  const whole = values.get(plain);
  if (whole !== undefined || !COMPOUND.test(plain)) return whole;
  const [, units, tens] = /^(\p{L}+?)und(\p{L}+?zig|dreissig)$/u.exec(plain) ?? [];
  if (units !== undefined && tens !== undefined) return sum(units === "ein" ? 1 : values.get(units), values.get(tens));
  const [, after] = /^veinti(\p{L}+)$/u.exec(plain) ?? [];
  if (after !== undefined) return sum(20, values.get(after));
  const [, times, large] = /^(\p{L}+?)(hundert|tausend|cientos|cientas)$/u.exec(plain) ?? [];
  return times === undefined ? undefined : product(values.get(times), large === "tausend" ? 1_000 : 100);
}

const sum = (first: number | undefined, second: number | undefined) => (first === undefined || second === undefined ? undefined : first + second);
const product = (first: number | undefined, second: number | undefined) => (first === undefined || second === undefined ? undefined : first * second);

const JOINING = new Set(["and", "y", "und", "e", "et", "en"]);

/** Words that follow one another to one number: "two hundred and five" is 205, "two, three" are two numbers. */
function addUp(words: readonly string[], values: ReadonlyMap<string, number>): number[] {
  const numbers: number[] = [];
  const known = new Map<string, number | undefined>();
  let open: number | null = null;
  for (const word of words) {
    if (!known.has(word)) known.set(word, valueOf(word, values));
    const value = known.get(word);
    if (value === undefined) {
      if (JOINING.has(word)) continue;
      if (open !== null) numbers.push(open);
      open = null;
    } else if (open === null) open = value;
    else if (value === 100 || value === 1_000) open *= value;
    else if (open >= 20 && open % 10 === 0 && value < (open % 100 === 0 ? 100 : 10)) open += value;
    else {
      numbers.push(open);
      open = value;
    }
  }
  return open === null ? numbers : [...numbers, open];
}

/** The numbers that a note claims by words, in its own language; "one" is an article as often, and claims nothing. */
export const claimedNumberWords = (words: readonly string[], language: Language): string[] =>
  addUp(words, CARDINALS.get(language) ?? new Map()).filter((value) => value > 1).map(String);

/** Digits with marks between them: "1,200", "0170 123-45 67". */
const RUN = /\d(?:[ ().,'\u2019/\u00A0\u202F-]{0,2}\d)+/gu;
const GROUPED = /\d{1,3}(?:[.,'\u2019\u00A0\u202F ]\d{3})+(?!\d)/gu;
const digitsOf = (text: string): string => text.replace(/\D/gu, "");

/** A token of digits as a number: "03", "3rd" and "3" are one, "50k" is 50000. Undefined where letters come first: "A2". */
export function numberOf(token: string): string | undefined {
  const [, digits, letters] = /^(\d+)(\p{L}*)$/u.exec(token) ?? [];
  if (digits === undefined) return undefined;
  return `${digits.replace(/^0+(?=\d)/u, "")}${letters === "k" ? "000" : ""}`;
}

/**
 * Every number of a text in digits, however it is written: "two", "1,200", "3rd" and "50k" are 2, 1200, 3 and 50000. All
 * languages are read, since short messages do not show theirs: a number too many here is harmless.
 */
export function readNumbers(text: string, words: readonly string[] = splitWords(text).map(({ word }) => word)): ReadonlySet<string> {
  const numbers = new Set<string>();
  const distinct = new Set(words);
  for (const word of distinct) {
    const number = numberOf(word);
    if (number !== undefined) numbers.add(number);
  }
  for (const pattern of [RUN, GROUPED]) for (const [run] of text.matchAll(pattern)) numbers.add(digitsOf(run));
  for (const [, year] of text.matchAll(/(?:['\u2019]|\d[./-])(\d{2})(?!\d)/gu)) for (const century of ["19", "20"]) numbers.add(`${century}${year}`);
  for (const value of addUp(words, SAID_AS)) numbers.add(String(value));
  if ([...ONES].some((word) => distinct.has(word))) numbers.add("1");
  return numbers;
}

/** The text without those runs of digits that are said as a whole, whatever marks stand between them there. */
export const withoutSaidRuns = (text: string, said: ReadonlySet<string>): string =>
  [RUN, GROUPED].reduce((rest, pattern) => rest.replace(pattern, (run) => (said.has(digitsOf(run)) ? " ".repeat(run.length) : run)), text);
