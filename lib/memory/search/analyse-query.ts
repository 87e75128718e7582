import { phraseOf } from "@/lib/memory/lexicon/read-rows";
import { relatedStems } from "@/lib/memory/lexicon/related-stems";
import { guessLanguage, isSurely, LANGUAGES, STOP_WORDS, type Language } from "@/lib/memory/words/languages";
import { englishMonth, monthOf } from "@/lib/memory/words/month-names";
import { namedDays } from "@/lib/memory/words/named-days";
import { splitWords } from "@/lib/memory/words/split-words";
import { stemWord } from "@/lib/memory/words/stem-word";

/** A term of the index that answers to a word of the question. 1: the word itself; less: a related one, which counts less. */
export type QueryForm = { readonly form: string; readonly weight: number };
/** One thing asked for. What is found of its forms adds up. `word` is as it was asked, folded. */
export type QueryTerm = { readonly word: string; readonly forms: readonly QueryForm[]; readonly weight: number };

/** Words that only frame a question. They may matter, but less than what is asked about. */
const FRAMING = new Set(
  ("kind kinds type types sort mention mentioned say said tell told know remember recall ask asked think like thing things something anything happen happened please give name many much long often ever " +
    "both besides likely might considered various different specific several certain according describe described current currently recent recently during after before since while between use used using " +
    "get gets got go going went make made makes take took due through upon without within among following feel feels felt want wants wanted need needs").split(" "),
);
const FRAMING_WEIGHT = 0.6;
const MOST_TERMS = 48;
/** The stem of a word in another language than that of its question: it may be a word of that one, but is more often a coincidence. */
const FOREIGN_STEM_WEIGHT = 0.3;
/** Beyond these a question asks for everything; the most related come first. */
const MOST_RELATED_PER_TERM = 48;
const MOST_FORMS = 192;

/**
 * What a question asks for. A short question rarely shows its language, so each word comes in the stems of all languages
 * it is no stop word of: "Hunde" finds what was written in German though the question has no other German word. Words
 * related to it (`lib/memory/lexicon`) come along with less weight, and a date as the days on which it was spoken of.
 */
export function analyseQuery(text: string): QueryTerm[] {
  const words = splitWords(text).map(({ word }) => word);
  const language = guessLanguage(words);
  const sureOf = isSurely(language, words) ? language : null;
  const terms = new Map<string, { word: string; weight: number; before: string; forms: Map<string, number> }>();
  for (const [index, word] of words.entries()) {
    if (STOP_WORDS[language].has(word) && !isMonthBesideNumber(words, index)) continue;
    const stem = stemWord(word, language);
    if (terms.has(stem)) continue;
    if (terms.size >= MOST_TERMS) break;
    terms.set(stem, { word, before: words[index - 1] ?? "", weight: FRAMING.has(word) ? FRAMING_WEIGHT : 1, forms: ownForms(word, stem, sureOf) });
  }
  let formsLeft = MOST_FORMS;
  for (const { forms } of terms.values()) formsLeft -= forms.size;
  for (const { word, before, forms } of terms.values()) formsLeft -= addRelated(word, before, sureOf, forms, Math.min(MOST_RELATED_PER_TERM, formsLeft));
  const asked = [...terms.values()].map(({ word, weight, forms }) => ({ word, weight, forms: Array.from(forms, ([form, each]) => ({ form, weight: each })) }));
  const days = namedDays(text);
  return days.length === 0 ? asked : [...asked, { word: "", weight: 1, forms: days }];
}

/** "May 2027", not "may I": only a number beside it tells the month from the verb. */
const isMonthBesideNumber = (words: readonly string[], index: number): boolean =>
  monthOf(words[index] ?? "") !== undefined && [words[index - 1], words[index + 1]].some((word) => /^\d+/.test(word ?? ""));

const languagesOf = (word: string): Language[] => LANGUAGES.filter((language) => !STOP_WORDS[language].has(word));

function ownForms(word: string, first: string, sureOf: Language | null): Map<string, number> {
  const forms = new Map([[first, 1]]);
  for (const language of languagesOf(word)) {
    const stem = stemWord(word, language);
    if (!forms.has(stem)) forms.set(stem, sureOf === null ? 1 : FOREIGN_STEM_WEIGHT);
  }
  const month = monthOf(word);
  if (month !== undefined) forms.set(stemWord(englishMonth(month), "en"), 1);
  return forms;
}

/** Relatives of the word, and those of the phrase that it ends. */
function addRelated(word: string, previous: string, sureOf: Language | null, forms: Map<string, number>, most: number): number {
  const before = forms.size;
  for (const language of sureOf === null ? languagesOf(word) : [sureOf]) {
    const own = stemWord(word, language);
    const ofPhrase = previous === "" ? [] : relatedStems(phraseOf([stemWord(previous, language), own]), language);
    for (const { stem, weight } of [...ofPhrase, ...relatedStems(own, language)]) {
      if (forms.size - before >= most) return forms.size - before;
      if (!forms.has(stem)) forms.set(stem, weight);
    }
  }
  return forms.size - before;
}
