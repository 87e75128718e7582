import { cutBeginning } from "@/lib/memory/words/cut-beginning";
import { wordBeingTyped } from "@/lib/memory/words/word-being-typed";
import type { QueryTerm } from "./analyse-query";
import { type AskedForms, askedForms } from "./weigh-terms";

/** Even where what begins so is so rare that it counts half as much again, it counts less than the word itself. */
const BEGINNING_WEIGHT = 0.6;

/**
 * What a question asks for while somebody is still typing it: its last word also as the beginning of others. Where that
 * word is none of the terms (a stop word: "the" may become "theatre"), it is asked for as a beginning only if nothing else
 * is: what holds the rest would score less for a word that it need not hold. The forms of the terms keep their places.
 */
export function withBeginning(terms: readonly QueryTerm[], text: string): AskedForms {
  const asked = askedForms(terms);
  const typed = wordBeingTyped(text);
  const beginning = typed === null ? null : cutBeginning(typed);
  if (beginning === null) return asked;
  const known = terms.findIndex(({ word }) => word === typed);
  if (known === -1 && terms.length > 0) return asked;
  return {
    termWeights: known === -1 ? [1] : asked.termWeights,
    forms: [...asked.forms, { form: beginning, term: Math.max(0, known), weight: BEGINNING_WEIGHT }],
    beginningAt: asked.forms.length,
  };
}
