import { embedText } from "@/lib/models/embedders/builtin";
import { ASKS_FOR_EVERYTHING, EVERYDAY_CLASSES, isQuestion } from "./everyday-classes";
import { contentStems } from "./light-stem";
import type { DemoMemory } from "./read-prompt";

const MOST_USED = 4;
const MOST_LISTED = 12;
const FALLBACK_COUNT = 3;
const CLASS_SCORE = 2;
const LIKENESS_THRESHOLD = 0.35;

export type ChosenMemories = { memories: DemoMemory[]; areRelated: boolean };

/**
 * The memories a question is about, best first: shared words (rarer ones weigh more), everyday classes of
 * question and statement, and likeness of spelling. A question that matches none gets the first few in
 * view, which whoever wrote the prompt has put in order of worth; a plain statement gets none.
 */
export function chooseMemories(question: string, memories: readonly DemoMemory[]): ChosenMemories {
  if (ASKS_FOR_EVERYTHING.test(question)) return { memories: memories.slice(0, MOST_LISTED), areRelated: true };

  const documents = memories.map((memory) => new Set(contentStems(memory.text)));
  const rarity = (stem: string) =>
    Math.log(1 + memories.length / (1 + documents.filter((document) => document.has(stem)).length));
  const asked = contentStems(question);
  const classes = EVERYDAY_CLASSES.filter((each) => each.question.test(question));
  const questionVector = embedText(question);

  const scored = memories.map((memory, index) => {
    const words = asked.reduce((sum, stem) => sum + (documents[index]?.has(stem) ? 1 + rarity(stem) : 0), 0);
    const everyday = classes.some((each) => each.statement.test(memory.text)) ? CLASS_SCORE : 0;
    const likeness = cosine(questionVector, embedText(memory.text));
    return { memory, index, score: words + everyday + (likeness >= LIKENESS_THRESHOLD ? likeness : 0) };
  });
  const related = scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MOST_USED)
    .map(({ memory }) => memory);
  if (related.length > 0) return { memories: related, areRelated: true };
  return { memories: isQuestion(question) ? memories.slice(0, FALLBACK_COUNT) : [], areRelated: false };
}

function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
