import { route } from "@/lib/api/route";
import { runQuestionContract } from "@/lib/memory/questions/contract";
import { runQuestion } from "@/lib/memory/questions/run-question";

export const POST = route(runQuestionContract, { limit: "write" }, ({ actor, params }) => runQuestion(actor.scope, params.questionId));
