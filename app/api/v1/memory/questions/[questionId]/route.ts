import { route } from "@/lib/api/route";
import { deleteQuestion } from "@/lib/memory/questions/commands";
import { changeQuestionContract, deleteQuestionContract } from "@/lib/memory/questions/contract";
import { changeQuestion } from "@/lib/memory/questions/run-question";

export const PATCH = route(changeQuestionContract, { limit: "write" }, ({ actor, params, body }) => changeQuestion(actor.scope, params.questionId, body));

export const DELETE = route(deleteQuestionContract, { limit: "write" }, ({ actor, params }) => deleteQuestion(actor.scope, params.questionId));
