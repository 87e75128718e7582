import { route } from "@/lib/api/route";
import { createQuestionContract, listQuestionsContract } from "@/lib/memory/questions/contract";
import { countMemoriesChanged, readQuestions } from "@/lib/memory/questions/queries";
import { createQuestion } from "@/lib/memory/questions/run-question";
import { MOST_QUESTIONS } from "@/lib/memory/questions/schema";
import { ok } from "@/lib/result";

export const GET = route(listQuestionsContract, { limit: "read" }, async ({ actor }) => {
  const [questions, memoriesChanged] = await Promise.all([readQuestions(actor.scope), countMemoriesChanged(actor.scope)]);
  return ok({ questions, most: MOST_QUESTIONS, memories_changed: memoriesChanged });
});

export const POST = route(createQuestionContract, { limit: "write" }, ({ actor, body }) => createQuestion(actor.scope, body));
