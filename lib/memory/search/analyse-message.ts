import { type AnalysedText, analyseText } from "@/lib/memory/words/analyse-text";
import { englishMonth } from "@/lib/memory/words/month-names";
import { dayTerm } from "@/lib/memory/words/named-days";
import { stemWord } from "@/lib/memory/words/stem-word";

/** A message as the search sees it: its words, and when it was said, so that "what did I say in May 2027?" finds it. */
export function analyseMessage(text: string, saidAt: Date): AnalysedText {
  const analysed = analyseText(text);
  const withDate = new Map(analysed.terms);
  const month = stemWord(englishMonth(saidAt.getUTCMonth() + 1), "en");
  for (const term of [month, String(saidAt.getUTCFullYear()), dayTerm(saidAt)]) {
    const known = withDate.get(term) ?? { statements: 0, questions: 0 };
    withDate.set(term, { ...known, statements: known.statements + 1 });
  }
  return { ...analysed, terms: withDate };
}
