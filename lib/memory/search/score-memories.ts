import { lengthNorm, saturate, scoreShare } from "./bm25";
import { add, type AskedForms, type Collection, type Hit, weighTerms } from "./weigh-terms";

/** A memory that asks something holds less of an answer. */
const QUESTION_WEIGHT = 0.3;

/** Scores memories, each by its own words alone, in the order of the hits. */
export function scoreMemories(hits: readonly Hit[], asked: AskedForms, collection: Collection): Float64Array {
  const weights = weighTerms(asked, [hits], collection, { byConversation: false });
  const frequencies = new Float64Array(asked.termWeights.length);
  const scores = new Float64Array(hits.length);
  hits.forEach(({ length, matches }, index) => {
    const norm = lengthNorm(length, collection.averageLength);
    frequencies.fill(0);
    for (const { form, statements, questions } of matches) {
      add(frequencies, asked.forms[form]?.term ?? 0, ((weights.forms[form] ?? 0) * (statements + QUESTION_WEIGHT * questions)) / norm);
    }
    let sum = 0;
    for (let term = 0; term < frequencies.length; term += 1) sum += (weights.terms[term] ?? 0) * saturate(frequencies[term] ?? 0);
    scores[index] = scoreShare(sum, weights.most);
  });
  return scores;
}
